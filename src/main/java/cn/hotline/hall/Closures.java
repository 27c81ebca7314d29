package cn.hotline.hall;

import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes closures of halls and counters, lifts and finds them. */
@ApplicationScoped
public class Closures {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** Of a hall, so that they can be told whole. */
    private static final int MOST = 1000;

    private final Clock clock;

    Closures(Clock clock) {
        this.clock = clock;
    }

    /** Those in force that meet a time, of the hall and of its counters. */
    @Transactional
    public List<HallClosure.View> covering(String hall, Instant from, Instant until, boolean english) {
        return HallClosure.meeting(hall, from, until, MOST).stream()
                .map(closure -> closure.view(english))
                .toList();
    }

    /** @throws Refusal 404 for a counter that is not there, 409 for one too many, 422 for a time that is over or none */
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
        // Without a lock: who writes a plan holds the counters and then wants the hall, as the row's foreign key does.
        if (input.counter() != null) {
            Counter.known(hall, input.counter());
        }
        if (HallClosure.ahead(hall, clock.instant()) >= MOST) {
            throw new Refusal(ProblemType.REFUSED, "closures-many", MOST);
        }
        var closure = new HallClosure(hall, input, by, clock.instant());
        closure.persist();
        return closure.staffView(false);
    }

    /** @throws Refusal 404 when there is none */
    @Transactional
    HallClosure.View lift(String hall, UUID id, String by, boolean english) {
        var closure = HallClosure.held(hall, id).orElseThrow(() -> Refusal.notFound("not-found"));
        closure.lift(by, clock.instant());
        return closure.staffView(english);
    }

    /** Newest first. */
    @Transactional
    Page<HallClosure.View> page(String hall, Paging.Plain paging, boolean english) {
        var rows = HallClosure.newest(hall, paging.after(), paging.limit() + 1);
        return Page.of(rows, paging.limit(), row -> row.id, row -> row.staffView(english));
    }
}
