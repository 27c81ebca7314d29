package cn.hotline.access.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What holds for partners; the limits for clients of the OIDC server whom nobody has registered here. */
@ConfigMapping(prefix = "hotline.partner")
public interface PartnerRules {

    /** Requests of one client, on one node. */
    @WithDefault("600")
    int requestsPerMinute();

    /** Requests of one client, on all nodes. */
    @WithDefault("100000")
    int requestsPerDay();

    /** How long a node goes by what it read of a client or a key. */
    @WithDefault("5s")
    Duration remembered();
}
