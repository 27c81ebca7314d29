package cn.hotline.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

/** Nobody floods the halls: what one caller may ask for in an hour, and that others are not counted with them. */
class RateLimitsTest {

    private final RateLimits limits = new RateLimits(new SmallRyeConfigBuilder()
            .withMapping(RateLimits.Config.class)
            .build()
            .getConfigMapping(RateLimits.Config.class));

    @Test
    void sixtySeatsAnHourAreAskedForByOneCitizen() {
        for (int i = 0; i < 60; i++) {
            limits.hold("citizen:one");
        }
        assertThatThrownBy(() -> limits.hold("citizen:one"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> org.assertj.core.api.Assertions.assertThat(refusal.type())
                                .isEqualTo(ProblemType.TOO_MANY_REQUESTS));
        assertThatCode(() -> limits.hold("citizen:other")).doesNotThrowAnyException();
    }
}
