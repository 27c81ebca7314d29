package cn.hotline.access;

import cn.hotline.platform.Refusal;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the caller of the present request out of its token, its {@code Track-Code} header, or the lack of both. */
@RequestScoped
public class Callers {

    private static final int MAX_CODE = 32;

    @Inject
    CurrentIdentityAssociation identity;

    @Inject
    RoutingContext routing;

    /** On citizen paths: the holder of the track code if one is shown, else the citizen logged in, else nobody in particular. */
    public Caller citizen() {
        var code = trackCode();
        var caller = token() == null ? new Caller.Anonymous() : new Caller.Citizen(uuid());
        return code == null ? caller : new Caller.CodeHolder(code, caller.client());
    }

    /** On kiosk paths: the device, or the person in front of it who shows a track code. */
    public Caller kiosk() {
        var device = device();
        var code = trackCode();
        return code == null ? device : new Caller.CodeHolder(code, device.client());
    }

    /** @throws Refusal 403 when the device has been disabled since its token was made */
    public Caller.Device device() {
        var id = uuid();
        if (!Device.isEnabled(id)) {
            throw Refusal.forbidden("device-disabled");
        }
        return new Caller.Device(id, String.valueOf(claim(demandToken(), "hall")));
    }

    public Caller.Staff staff() {
        var token = demandToken();
        var roles = securityIdentity().getRoles().stream()
                .flatMap(name -> Role.ofClaim(name).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        roles.removeAll(Set.of(Role.CITIZEN, Role.DEVICE, Role.PARTNER));
        return new Caller.Staff(
                named(token.getSubject()),
                roles,
                token.getClaim("unit"),
                strings(claim(token, "regions")),
                isCleared(token));
    }

    public Caller.Partner partner() {
        var token = demandToken();
        var client = claim(token, "client_id");
        return new Caller.Partner(named(client != null ? client : claim(token, "azp")));
    }

    /** The peer's network address, for limits only; behind a proxy the one the proxy vouches for. */
    public String address() {
        return routing.request().remoteAddress().hostAddress();
    }

    private @Nullable String trackCode() {
        var header = routing.request().getHeader("Track-Code");
        if (header == null) {
            return null;
        }
        // The server reads headers as Latin-1; full-width letters come as UTF-8.
        var code = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return code.substring(0, Math.min(code.length(), MAX_CODE));
    }

    private SecurityIdentity securityIdentity() {
        return identity.getIdentity();
    }

    private @Nullable JsonWebToken token() {
        return securityIdentity().getPrincipal() instanceof JsonWebToken token ? token : null;
    }

    private JsonWebToken demandToken() {
        var token = token();
        if (token == null) {
            throw new UnauthorizedException();
        }
        return token;
    }

    private UUID uuid() {
        return UUID.fromString(demandToken().getSubject());
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
