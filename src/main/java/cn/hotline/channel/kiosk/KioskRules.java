package cn.hotline.channel.kiosk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of kiosks as a door. */
@ConfigMapping(prefix = "hotline.kiosk")
public interface KioskRules {

    /** How long ago at most a kiosk took in what it passes on now. */
    @WithDefault("30d")
    Duration offlineAge();

    /** How long a repeat is told the track code again. */
    @WithDefault("3d")
    Duration offlineAnswerKept();

    /** What stands before the ticket's number in the QR code of a receipt; the number alone unless set. */
    Optional<String> trackingLink();

    /** What stands before a number's id in the QR code of a slip; the id alone unless set. */
    Optional<String> numberLink();
}
