package cn.hotline.channel.phone.proposal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of what calls are understood by. */
@ConfigMapping(prefix = "hotline.proposal")
public interface ProposalRules {

    /** How old the matters and regions in memory may be; phrases and places are never old. */
    @WithDefault("1m")
    Duration refresh();

    /** A model that is asked beside the offline method; it hears the words of the call, without the caller's number. */
    Optional<URI> modelUrl();

    /** Bearer token for it. */
    Optional<String> modelToken();

    /** How long it may take; after that the offline method's answer stands alone. */
    @WithDefault("3s")
    Duration modelWait();
}
