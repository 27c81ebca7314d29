package cn.hotline.ticket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Numbers of the trade for tickets; defaults from domain §2, §3 and §5. */
@ConfigMapping(prefix = "hotline.ticket")
public interface TicketRules {

    /** Shortest time between two urgings of one ticket. */
    @WithDefault("24h")
    Duration urgePause();

    /** How long after closure the citizen can rate. */
    @WithDefault("14d")
    Duration ratingWindow();

    /** Wrong track codes for one ticket within {@link #trackWindow} that lock it. */
    @WithDefault("10")
    int trackFailures();

    @WithDefault("1h")
    Duration trackWindow();

    @WithDefault("20")
    int maxSubTickets();

    /** Letters and digits that what was checked and the result must have at least. */
    @WithDefault("4")
    int replyPartLength();

    /** From which share of a part on it is the citizen's own words again. */
    @WithDefault("85")
    int replyCopiedPercent();

    /** Telling pairs of letters that reply and ticket should share; the reviewer is warned of fewer. */
    @WithDefault("2")
    int replySharedPairs();

    /** How long an upload waits to be named in a ticket. */
    @WithDefault("24h")
    Duration uploadKept();

    /** Uploads in parts that one caller may have under way. */
    @WithDefault("20")
    int openUploads();

    /** Levels of units a ticket can be passed down through, the lead's included. */
    @WithDefault("4")
    int maxLevels();

    /** Upheld returns after which the units are heard together (协调). */
    @WithDefault("2")
    int returnsBeforeCoordination();

    /** Longest extension, in working days. */
    @WithDefault("10")
    int extensionDays();

    /** Longest suspension of one handling in all, in working days. */
    @WithDefault("10")
    int suspensionDays();

    /** Units that can be asked for their opinion on one ticket at a time. */
    @WithDefault("20")
    int maxAsked();
}
