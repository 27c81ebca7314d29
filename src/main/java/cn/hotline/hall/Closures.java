package cn.hotline.hall;

import cn.hotline.platform.Page;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes closures of halls and counters, lifts and finds them. */
@ApplicationScoped
public class Closures {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Clock clock;

    Closures(Clock clock) {
        this.clock = clock;
    }

    /** Those in force that meet a time, of the hall and of its counters. */
    @Transactional
    public List<HallClosure.View> covering(String hall, Instant from, Instant until, boolean english) {
        return HallClosure.meeting(hall, from, until).stream()
                .map(closure -> closure.view(english))
                .toList();
    }

    /** @throws Refusal 404 for a counter that is not there, 422 for a time that is over or none */
    @Transactional
    HallClosure.View make(String hall, ClosureInput input, String by) {
        var from = input.from().toInstant();
        var until = input.until().toInstant();
        if (!until.isAfter(from) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("until", "closure-ends");
        }
        if (!until.isAfter(clock.instant())) {
            throw Refusal.invalid("until", "closure-past");
        }
        if (input.counter() != null) {
            Counter.held(hall, input.counter());
        }
        var closure = new HallClosure(hall, input, by, clock.instant());
        closure.persist();
        return closure.view(false);
    }

    /** @throws Refusal 404 when there is none */
    @Transactional
    HallClosure.View lift(String hall, UUID id, boolean english) {
        var closure = HallClosure.held(hall, id).orElseThrow(() -> Refusal.notFound("not-found"));
        closure.lift(clock.instant());
        return closure.view(english);
    }

    /** Newest first. */
    @Transactional
    Page<HallClosure.View> page(String hall, @Nullable UUID before, int limit, boolean english) {
        return Page.of(HallClosure.newest(hall, before, limit + 1), limit, row -> row.id, row -> row.view(english));
    }
}
