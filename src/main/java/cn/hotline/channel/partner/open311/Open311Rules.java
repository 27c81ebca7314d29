package cn.hotline.channel.partner.open311;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/** Settings of the Open311 door. */
@ConfigMapping(prefix = "hotline.open311")
public interface Open311Rules {

    /** What {@code jurisdiction_id} may be; any, where none is set. */
    Optional<String> jurisdiction();

    /** Whether everybody sees, of every ticket that is not confidential, its service, status and times: never its words or place. */
    @WithName("public")
    @WithDefault("false")
    boolean isPublic();

    /** Whom the discovery document names. */
    @WithDefault("12345")
    String contact();
}
