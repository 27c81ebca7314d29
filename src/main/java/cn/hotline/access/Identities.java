package cn.hotline.access;

import cn.hotline.access.partner.SignedPartner;
import cn.hotline.platform.Refusal;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads who somebody is out of the token behind a security identity, or the signature. */
public final class Identities {

    private Identities() {}

    /** The citizen logged in, or nobody in particular. */
    public static Caller citizen(SecurityIdentity identity) {
        return token(identity) == null ? new Caller.Anonymous() : new Caller.Citizen(uuid(identity));
    }

    /** By its token alone: whether the device has been disabled since, {@link #demandEnabled} tells. */
    public static Caller.Device device(SecurityIdentity identity) {
        var token = demandToken(identity);
        var generation = claim(token, "generation");
        return new Caller.Device(
                uuid(identity),
                String.valueOf(claim(token, "hall")),
                generation == null ? 0 : Integer.parseInt(generation.toString()));
    }

    /**
     * @return the device in the hall where it stands now
     * @throws Refusal 403 when the device, or only its token, has been disabled
     */
    public static Caller.Device demandEnabled(Caller.Device device) {
        return Device.hallOf(device.id(), device.generation())
                .map(hall -> new Caller.Device(device.id(), hall, device.generation()))
                .orElseThrow(() -> Refusal.forbidden("device-disabled"));
    }

    public static Caller.Staff staff(SecurityIdentity identity) {
        var token = demandToken(identity);
        var roles = identity.getRoles().stream()
                .flatMap(name -> Role.ofClaim(name).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        roles.removeAll(Set.of(Role.CITIZEN, Role.DEVICE, Role.PARTNER, Role.SYSTEM));
        return new Caller.Staff(
                named(token.getSubject()),
                roles,
                token.getClaim("unit"),
                strings(claim(token, "regions")),
                isCleared(token));
    }

    public static Caller.Partner partner(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof SignedPartner signed) {
            return new Caller.Partner(signed.client());
        }
        var token = demandToken(identity);
        var client = claim(token, "client_id");
        return new Caller.Partner(named(client != null ? client : claim(token, "azp")));
    }

    /** When the token ends; null without one. */
    public static @Nullable Instant expiry(SecurityIdentity identity) {
        var token = token(identity);
        return token == null ? null : Instant.ofEpochSecond(token.getExpirationTime());
    }

    /**
     * A citizen's login, which may outlive its first token.
     *
     * @param session the same in every token of this login
     * @param since when the code was right; long ago for a token that does not say, which can't be renewed
     */
    record Login(UUID citizen, String session, Instant since, Door door) {}

    /** @throws UnauthorizedException without a token */
    static Login login(SecurityIdentity identity) {
        var token = demandToken(identity);
        var since = claim(token, "auth_time");
        return new Login(
                uuid(identity),
                named(session(identity)),
                since == null ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(since.toString())),
                Door.of(identity));
    }

    /** Which login the token belongs to; null without one. Tokens of an older release name none and stand for themselves. */
    static @Nullable String session(SecurityIdentity identity) {
        var token = token(identity);
        if (token == null) {
            return null;
        }
        var session = claim(token, "sid");
        return session == null ? token.getSubject() + "@" + token.getExpirationTime() : session.toString();
    }

    /** Null without a token, or where it does not say. */
    static @Nullable String claim(SecurityIdentity identity, String name) {
        var token = token(identity);
        var claim = token == null ? null : claim(token, name);
        return claim == null ? null : claim.toString();
    }

    private static @Nullable JsonWebToken token(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token ? token : null;
    }

    private static JsonWebToken demandToken(SecurityIdentity identity) {
        var token = token(identity);
        if (token == null) {
            throw new UnauthorizedException();
        }
        return token;
    }

    private static UUID uuid(SecurityIdentity identity) {
        return UUID.fromString(demandToken(identity).getSubject());
    }

    /** A token that names nobody is no login: histories and scopes hang on the name. */
    private static String named(@Nullable Object name) {
        if (name == null) {
            throw new UnauthorizedException();
        }
        return name.toString();
    }

    private static @Nullable Object claim(JsonWebToken token, String name) {
        return token.getClaim(name);
    }

    private static boolean isCleared(JsonWebToken token) {
        return "true".equals(String.valueOf(claim(token, "cleared")));
    }

    /** A claim may come as a JSON array, as a collection or as one text with commas, by the OIDC server's mapper. */
    private static Set<String> strings(@Nullable Object claim) {
        return switch (claim) {
            case null -> Set.of();
            case JsonArray array ->
                array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.toSet());
            case Collection<?> values -> values.stream().map(String::valueOf).collect(Collectors.toSet());
            default ->
                Arrays.stream(String.valueOf(claim).replace("\"", "").split("[,\\s]+"))
                        .filter(s -> !s.isBlank())
                        .collect(Collectors.toSet());
        };
    }
}
