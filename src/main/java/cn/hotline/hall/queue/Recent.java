package cn.hotline.hall.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was read a moment ago, by hall, so that many who ask at once are answered by one reading. */
final class Recent<T> {

    private final Map<String, Seen<T>> seen = new ConcurrentHashMap<>();
    private final Function<String, T> reading;
    private final Duration age;
    private final Clock clock;

    private record Seen<T>(T what, Instant at) {}

    /** @param age at which it is read again; nothing for at once */
    Recent(Function<String, T> reading, Duration age, Clock clock) {
        this.reading = reading;
        this.age = age;
        this.clock = clock;
    }

    T of(String hall) {
        var now = clock.instant();
        var known = seen.get(hall);
        if (known == null || !now.isBefore(known.at().plus(age)) || now.isBefore(known.at())) {
            known = new Seen<>(reading.apply(hall), now);
            seen.put(hall, known);
        }
        return known.what();
    }
}
