package cn.hotline.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/** Settings of the room {@code access}. */
@ConfigMapping(prefix = "hotline.access")
public interface AccessConfig {

    /** Staff OIDC issuer, e.g. {@code https://id.example.gov.cn/realms/hotline}. */
    @WithName("staff-url")
    Optional<String> staffUrl();

    /** OIDC issuer of partners' client credentials; the staff issuer unless set. */
    @WithName("partner-url")
    Optional<String> partnerUrl();

    /** The audience that staff and partner tokens must carry. */
    @WithDefault("hotline")
    String audience();

    @WithDefault("8h")
    Duration citizenSession();

    /** How long somebody may go on without a new login, by renewing the token. */
    @WithDefault("30d")
    Duration citizenSessionLongest();

    @WithDefault("15m")
    Duration deviceSession();

    @WithDefault("5m")
    Duration loginCodeValid();

    /** Shortest time between two codes to one number. */
    @WithDefault("60s")
    Duration loginCodePause();

    /** Codes a day to one number. */
    @WithDefault("10")
    int loginCodesPerDay();

    /** Tries at one code. */
    @WithDefault("5")
    int loginCodeTries();
}
