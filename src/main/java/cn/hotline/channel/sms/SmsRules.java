package cn.hotline.channel.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of tickets by SMS. */
@ConfigMapping(prefix = "hotline.sms")
public interface SmsRules {

    /** Whether a text that answers nothing becomes a ticket. */
    @WithDefault("false")
    boolean files();

    /** Characters that it takes to be a matter. */
    @WithDefault("6")
    int least();

    /** Tickets a day by SMS from one number; what comes after waits in the list of replies. */
    @WithDefault("5")
    int perDay();

    /** How long after a notice of ours a text counts as an answer to it. */
    @WithDefault("3d")
    Duration replyWithin();

    /** Texts a day of one number that are added to tickets. */
    @WithDefault("20")
    int supplementsPerDay();
}
