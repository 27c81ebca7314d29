package cn.hotline.channel.phone;

import cn.hotline.ticket.TicketType;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of the call platform, and numbers of the trade for calls (domain §2). */
@ConfigMapping(prefix = "hotline.telephony")
public interface TelephonyRules {

    /** Name of the key the call platform signs with. */
    @WithDefault("telephony")
    String keyId();

    /** Secrets of that key, of at least 24 characters; all count, so that they can be changed without a pause. */
    Optional<List<String>> secrets();

    /** How often calls that ended are looked at; {@code off} where another node does it. */
    @WithDefault("1m")
    String sweep();

    /** After which a call-back that was taken and not reported may be taken by somebody else. */
    @WithDefault("30m")
    Duration callBackClaim();

    /** Calls after which somebody counts as not reached. */
    @WithDefault("3")
    int callBackTries();

    /** Whether calls that no agent filed are filed by the service itself. */
    @WithDefault("false")
    boolean autoFile();

    /** What type, level, matter, place and reporter must reach for that; elements below it are left out. */
    @WithDefault("0.9")
    double autoFileConfidence();

    /** Types that may be filed so. */
    @WithDefault("CONSULTATION,HELP,COMPLAINT,SUGGESTION,COMMENDATION")
    Set<TicketType> autoFileTypes();

    /** How long an agent has for it after the end of the call. */
    @WithDefault("5m")
    Duration autoFileDelay();

    /** How long numbers and words of a call are kept; its figures stay. */
    @WithDefault("365d")
    Duration wordsKept();
}
