package cn.hotline.survey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Numbers of the trade for surveys; defaults from domain §5. */
@ConfigMapping(prefix = "hotline.survey")
public interface SurveyRules {

    /** From closure to the invitation; within the hour. */
    @WithDefault("10m")
    Duration delay();

    /** From the invitation to the one reminder. */
    @WithDefault("3d")
    Duration reminder();

    /** How often reminders and ends are looked at; {@code off} where another node does it. */
    @WithDefault("1m")
    String sweep();

    /** What the link to the page begins with, as citizens reach it. */
    @WithDefault("http://localhost:8080/s/")
    String link();

    /** How many of a hundred surveys that ended without an answer are called. */
    @WithDefault("0")
    int revisitSamplePercent();

    /** Calls after which a citizen counts as not reached. */
    @WithDefault("3")
    int revisitTries();

    /** After which a call that was taken and not reported may be taken by somebody else. */
    @WithDefault("2h")
    Duration revisitClaim();

    /** How long after closure an answer by SMS is still noted, although it does not count. */
    @WithDefault("60d")
    Duration noted();

    /** Answers below which a unit is not shown its ratings, since it could tell who gave them. */
    @WithDefault("5")
    int fewestAnswers();
}
