package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.access.Identities;
import cn.hotline.access.Role;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose door of the feed it is; the path's third part, as with every other interface. */
enum Audience {
    CITIZEN,
    STAFF,
    KIOSK,
    PARTNER;

    static Optional<Audience> of(String path) {
        return Arrays.stream(values())
                .filter(audience -> path.equals(audience.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Whether somebody without a token may knock; citizens may, since a track code is asked for by topic. */
    boolean needsToken() {
        return this != CITIZEN;
    }

    /** Beside its audience, which the token's issuer has been chosen by. */
    Uni<Boolean> admits(SecurityIdentity identity) {
        return switch (this) {
            case CITIZEN -> Uni.createFrom().item(true);
            case KIOSK -> Uni.createFrom().item(identity.hasRole(Role.Names.DEVICE));
            case PARTNER -> identity.checkPermission(new StringPermission("tickets.read"));
            case STAFF -> Uni.createFrom().item(Topics.mayFollow(Identities.staff(identity)));
        };
    }

    Caller caller(SecurityIdentity identity) {
        return switch (this) {
            case CITIZEN -> Identities.citizen(identity);
            case STAFF -> Identities.staff(identity);
            case KIOSK -> Identities.device(identity);
            case PARTNER -> Identities.partner(identity);
        };
    }
}
