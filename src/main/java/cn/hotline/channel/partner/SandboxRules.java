package cn.hotline.channel.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the sandbox for partners. */
@ConfigMapping(prefix = "hotline.sandbox")
public interface SandboxRules {

    /** How long a sandbox ticket stands before it goes on by itself. */
    @WithDefault("1m")
    Duration step();

    /** How long it is kept. */
    @WithDefault("30d")
    Duration kept();
}
