package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.MovedClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final AtomicInteger readings = new AtomicInteger();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void oneReadingAnswersAllUntilItIsOld() {
        var recent = recent(Duration.ofMinutes(2));
        assertThat(recent.of("A")).isEqualTo("A1");
        assertThat(recent.of("A")).isEqualTo("A1");
        assertThat(recent.of("B")).isEqualTo("B2");
        MovedClock.forward(Duration.ofMinutes(3));
        assertThat(recent.of("A")).isEqualTo("A3");
    }

    @Test
    void withoutAnAgeEachIsRead() {
        var recent = recent(Duration.ZERO);
        assertThat(recent.of("A")).isEqualTo("A1");
        assertThat(recent.of("A")).isEqualTo("A2");
    }

    private Recent<String> recent(Duration age) {
        return new Recent<>(hall -> hall + readings.incrementAndGet(), age, new MovedClock());
    }
}
