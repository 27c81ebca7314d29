package cn.hotline.platform;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** Refuses to run in production with keys that the start mode made for demonstration. */
final class KeysCheck {

    void check(@Observes @Priority(1) StartupEvent start, Keys keys) {
        boolean demoKeys =
                Stream.of(keys.field(), keys.hash(), keys.token()).anyMatch(k -> k.startsWith(Keys.DEMO_PREFIX));
        if (demoKeys && ConfigUtils.isProfileActive(LaunchMode.NORMAL.getDefaultProfile())) {
            throw new IllegalStateException("Demo keys are refused in the production profile. Set HOTLINE_KEY_FIELD,"
                    + " HOTLINE_KEY_HASH and HOTLINE_KEY_TOKEN to keys of your own (README, Settings).");
        }
    }
}
