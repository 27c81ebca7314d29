package cn.hotline.notice.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the gateway {@code smpp}: a carrier or aggregator that speaks SMPP 3.4. */
@ConfigMapping(prefix = "hotline.gateway.smpp")
public interface SmppConfig {

    Optional<String> host();

    @WithDefault("2775")
    int port();

    @WithDefault("false")
    boolean tls();

    /** {@code test} sends nothing anywhere. */
    Optional<String> systemId();

    Optional<String> password();

    Optional<String> systemType();

    /** Our number (接入号), in front of a notice's extension. */
    Optional<String> source();

    /** Comes before the text in 【】; empty where the carrier puts it there. */
    @WithDefault("12345热线")
    Optional<String> sign();

    @WithDefault("national")
    Numbers numbers();

    @WithDefault("gsm")
    Letters alphabet();

    @WithDefault("udh")
    LongText longText();

    @WithDefault("same")
    MessageIds messageIds();

    /** Messages without an answer at one time, a node. */
    @WithDefault("10")
    int window();

    @WithDefault("30s")
    Duration enquireLink();

    @WithDefault("5s")
    Duration answerWait();

    /** Pause before the first new bind, doubled up to a minute. */
    @WithDefault("1s")
    Duration reconnect();

    /** How long the parts of a long reply wait for each other. */
    @WithDefault("5m")
    Duration partsWait();

    /** How citizens' numbers are written. */
    enum Numbers {
        /** 13800138000 */
        NATIONAL,
        /** 8613800138000 */
        INTERNATIONAL
    }

    /** What data coding 0 means there. */
    enum Letters {
        GSM,
        LATIN
    }

    /** How a text goes that is longer than one segment. */
    enum LongText {
        /** In segments with a user data header. */
        UDH,
        /** In segments with sar_ parameters. */
        SAR,
        /** Whole, in message_payload. */
        PAYLOAD
    }

    /** How the gateway writes the id of a message. */
    enum MessageIds {
        SAME,
        /** Hexadecimal in its answer, decimal in its receipts. */
        HEX_THEN_DECIMAL,
        /** The other way about. */
        DECIMAL_THEN_HEX
    }
}
