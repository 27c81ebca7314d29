package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.Forecast.Desk;
import cn.hotline.hall.queue.Forecast.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When whoever waits is called. */
class ForecastTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Map<String, Duration> VISITS = Map.of("A", Duration.ofMinutes(10), "B", Duration.ofMinutes(4));

    @Test
    void oneCounterServesOneAfterTheOther() {
        var first = place("A", 0);
        var second = place("B", 1);
        var third = place("A", 2);
        var calls = Forecast.of(List.of(third, first, second), List.of(desk("1", 5, "A", "B")), VISITS);
        assertThat(calls)
                .containsEntry(first.id(), at(5))
                .containsEntry(second.id(), at(15))
                .containsEntry(third.id(), at(19));
    }

    @Test
    void aCounterTakesWhatItCanDo() {
        var first = place("A", 0);
        var second = place("B", 1);
        var nobodys = place("C", 2);
        var desks = List.of(desk("1", 0, "A"), desk("2", 3, "B"));
        var calls = Forecast.of(List.of(first, second, nobodys), desks, VISITS);
        assertThat(calls)
                .containsEntry(first.id(), at(0))
                .containsEntry(second.id(), at(3))
                .doesNotContainKey(nobodys.id());
    }

    @Test
    void whoIsExpectedPassesButOnlyOnceTheyAreThere() {
        var waits = place("A", 0);
        var alsoWaits = place("A", 1);
        var expected = new Place(UUID.randomUUID(), "A", at(-15), at(5), null);
        var calls = Forecast.of(List.of(waits, alsoWaits, expected), List.of(desk("1", 0, "A")), VISITS);
        assertThat(calls)
                .containsEntry(waits.id(), at(0))
                .containsEntry(expected.id(), at(10))
                .containsEntry(alsoWaits.id(), at(20));
    }

    @Test
    void whoOnlyAsksTakesNobodysTime() {
        var waits = place("A", 0);
        var asks = new Place(UUID.randomUUID(), "A", at(1), NOW, null, true);
        var asksToo = new Place(UUID.randomUUID(), "B", at(1), NOW, null, true);
        var later = place("A", 2);
        var calls = Forecast.of(List.of(waits, asks, asksToo, later), List.of(desk("1", 0, "A", "B")), VISITS);
        assertThat(calls)
                .containsEntry(asks.id(), at(10))
                .containsEntry(asksToo.id(), at(10))
                .containsEntry(later.id(), at(10));
    }

    @Test
    void whoWasSentToACounterWaitsForIt() {
        var sent = new Place(UUID.randomUUID(), "A", at(-9), NOW, "2");
        var other = place("A", 0);
        var calls = Forecast.of(List.of(sent, other), List.of(desk("1", 0, "A"), desk("2", 8, "A")), VISITS);
        assertThat(calls).containsEntry(other.id(), at(0)).containsEntry(sent.id(), at(8));
    }

    private static Place place(String service, int turn) {
        return new Place(UUID.randomUUID(), service, at(turn), NOW, null);
    }

    private static Desk desk(String code, int free, String... services) {
        return new Desk(code, List.of(services), at(free));
    }

    private static Instant at(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }
}
