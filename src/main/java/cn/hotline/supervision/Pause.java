package cn.hotline.supervision;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** While a clock stood still; {@code to} is when it goes on, unknown for a shelved ticket. */
public record Pause(Instant from, @Nullable Instant to) {

    static List<Pause> added(List<Pause> pauses, Pause last) {
        return Stream.concat(pauses.stream(), Stream.of(last)).toList();
    }

    /** The last one is over, and never longer than it was granted for. */
    static List<Pause> closed(List<Pause> pauses, Instant at) {
        var last = pauses.getLast();
        var end = last.to() != null && last.to().isBefore(at) ? last.to() : at;
        return added(pauses.subList(0, pauses.size() - 1), new Pause(last.from(), end));
    }
}
