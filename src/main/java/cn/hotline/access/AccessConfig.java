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

    /** How often a kiosk says that it is well. */
    @WithDefault("60s")
    Duration deviceHeartbeat();

    /** After which time without a word a kiosk counts as silent. */
    @WithDefault("5m")
    Duration deviceSilentAfter();

    /** How long a kiosk's secret goes on to count after a new one was made. */
    @WithDefault("24h")
    Duration deviceSecretOverlap();

    /** After which time without a request a visit at a kiosk is over. */
    @WithDefault("3m")
    Duration visitIdle();

    /** After which time a visit at a kiosk is over in any case. */
    @WithDefault("15m")
    Duration visitMost();

    /** How long it is kept that there was a visit. */
    @WithDefault("30d")
    Duration visitKept();

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
