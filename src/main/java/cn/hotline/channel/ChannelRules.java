package cn.hotline.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what all doors share. */
@ConfigMapping(prefix = "hotline.channel")
public interface ChannelRules {

    /** How long a draft is kept after it was last changed. */
    @WithDefault("30d")
    Duration draftKept();

    /** Open drafts of one person or one conversation. */
    @WithDefault("20")
    int openDrafts();
}
