package cn.hotline.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of what citizens are told; numbers from domain §5. */
@ConfigMapping(prefix = "hotline.notice")
public interface NoticeRules {

    /** Names of the gateways to be used, in their order; all that have their settings, by name, unless given. */
    Optional<List<String>> gateways();

    /** What citizens are told of a ticket's life; all of it unless given. */
    Optional<List<NoticeEvent>> events();

    /** Signature (短信签名) before each text. */
    @WithDefault("12345热线")
    String sign();

    /** How often the outbox is looked at, beside being told of each new notice; {@code off} where another node does it. */
    @WithDefault("1s")
    String sender();

    /** Messages a second to one gateway, from all nodes together. */
    @WithDefault("100")
    int rate();

    /** Other rates, as {@code name=rate}. */
    Optional<List<String>> rates();

    /** Notices claimed at once. */
    @WithDefault("200")
    int batch();

    /** Messages on their way at once from one node. */
    @WithDefault("128")
    int inFlight();

    /** For which a node has what it claimed: longer than a message can take, asking after it, sending it and writing it down. */
    @WithDefault("60s")
    Duration lease();

    /** Pause before the first retry; doubled with each further one. */
    @WithDefault("30s")
    Duration retryFirst();

    @WithDefault("15m")
    Duration retryCap();

    /** Where a gateway says that it is too much for a number or at this moment: limits of an hour or a day pass. */
    @WithDefault("1h")
    Duration throttleCap();

    /** Tries after which a notice is given up; those at a gateway that serves nobody or has had too much are not counted, expiry ends them. */
    @WithDefault("8")
    int maxTries();

    /** How long after its time a notice is still worth sending. */
    @WithDefault("3d")
    Duration goodFor();

    /** When citizens are told things; login codes, which are none of these notices, come at any time. */
    @WithDefault("08:00-21:00")
    String hours();

    /** When they are asked in surveys. */
    @WithDefault("09:00-20:00")
    String surveyHours();

    /** Notices to one number a day, login codes and questions about an answer apart. */
    @WithDefault("10")
    int dailyCap();

    /** What a segment costs, in thousandths of a yuan (厘). */
    @WithDefault("45")
    int segmentPrice();

    /** Other prices, as {@code name=price}. */
    Optional<List<String>> segmentPrices();

    /** Failures in a row after which a gateway is left alone. */
    @WithDefault("5")
    int circuitFailures();

    /** For how long at first; doubled with each failed probe. */
    @WithDefault("30s")
    Duration circuitPause();

    @WithDefault("5m")
    Duration circuitCap();

    /** How long numbers and words of notices and replies are kept. */
    @WithDefault("180d")
    Duration kept();
}
