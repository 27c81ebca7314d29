package cn.hotline.access;

import io.quarkus.security.identity.SecurityIdentity;
import org.jspecify.annotations.Nullable;

/** The doors behind the API of citizens; a login remembers by which it was made. */
public enum Door {
    WEB,
    APP,
    /** The mini-program. */
    WECHAT;

    static final String CLAIM = "door";

    /** That of the login; the web for whoever has none, or one that does not say. */
    static Door of(SecurityIdentity identity) {
        return named(Identities.claim(identity, CLAIM));
    }

    static Door named(@Nullable String name) {
        for (var door : values()) {
            if (door.name().equals(name)) {
                return door;
            }
        }
        return WEB;
    }
}
