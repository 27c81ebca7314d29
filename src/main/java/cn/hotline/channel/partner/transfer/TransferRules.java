package cn.hotline.channel.partner.transfer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of transfers between hotlines. */
@ConfigMapping(prefix = "hotline.transfer")
public interface TransferRules {

    /** {@code client=name} pairs of the hotlines that matters are handed to and taken from. */
    Optional<List<String>> hotlines();

    /** How long a hotline may think about what is offered to it; the same in both directions. */
    @WithDefault("30m")
    Duration answer();

    /** How often unanswered ones are looked at; {@code off} where another node does it. */
    @WithDefault("30s")
    String sweep();
}
