package cn.hotline.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Limits of the feed, each on one node. */
@ConfigMapping(prefix = "hotline.feed")
public interface FeedConfig {

    /** Open sockets in all; file descriptors of the process are the limit above it. */
    @WithDefault("15000")
    int connections();

    /** Open sockets and waiting long-polls of one logged-in caller. */
    @WithDefault("20")
    int connectionsPerCaller();

    /** Open sockets and waiting long-polls without login from one network address; a hall or a company may share one. */
    @WithDefault("500")
    int connectionsPerAddress();

    /** Topics of one socket. */
    @WithDefault("50")
    int topics();

    /** Frames a socket may send in a minute; a few more at once are let through. */
    @WithDefault("120")
    int framesPerMinute();

    /** Characters on their way to one reader before it is cut off as too slow. */
    @WithDefault("1048576")
    int outbound();

    /** How often a silent socket is pinged; one that answers nothing for three times as long is closed. */
    @WithDefault("25s")
    Duration heartbeat();

    /** For how long a reader with too much on its way may take in nothing; half as long it may leave a close unanswered. */
    @WithDefault("10s")
    Duration patience();

    /** Longest life of a socket without login; one with login lives as long as its token. */
    @WithDefault("8h")
    Duration session();

    /** Long-polls waiting at once. */
    @WithDefault("5000")
    int polls();

    /** How often each node looks for what no notification told of. */
    @WithDefault("2s")
    Duration lookout();

    /** How long the stream is kept; histories are kept for ever. */
    @WithDefault("400d")
    Duration kept();

    /** Origins of browsers that may open a socket, beside the service's own. */
    Optional<List<String>> origins();
}
