package cn.hotline.dispatch.rules;

import cn.hotline.access.Caller;
import cn.hotline.catalogue.Matter;
import cn.hotline.catalogue.UnitCard;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.PastTickets;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Tries a catalogue on tickets that were dispatched in the past: who would get what, and what changed. One at a time on each node. */
@Singleton
final class DryRun {

    static final int MAX_TICKETS = 100_000;

    /** Beyond these there are no tickets, and no database that knows such times. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Duration BUSY = Duration.ofSeconds(10);

    private final PastTickets past;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1);

    DryRun(PastTickets past, Clock clock) {
        this.past = past;
        this.clock = clock;
    }

    /** Which tickets: by the time they were filed, the newest ones if there are more. */
    record Past(
            @NotNull Instant filedFrom,
            @NotNull Instant filedBefore,
            @Nullable @Min(1) @Max(MAX_TICKETS) Integer limit) {

        PastTickets.Span span(boolean withWords) {
            if (filedFrom.isBefore(EARLIEST) || filedFrom.isAfter(LATEST)) {
                throw Refusal.invalid("filedFrom", "constraint.range", EARLIEST + " … " + LATEST);
            }
            if (!filedBefore.isAfter(filedFrom) || filedBefore.isAfter(LATEST)) {
                throw Refusal.invalid("filedBefore", "constraint.range", filedFrom + " … " + LATEST);
            }
            return new PastTickets.Span(filedFrom, filedBefore, limit == null ? MAX_TICKETS : limit, withWords);
        }
    }

    /** @throws Refusal 404 without such a catalogue, 503 while another one is run on this node */
    DryRunReport of(int version, Past tickets, Caller.Staff caller) {
        if (DispatchCatalogue.ofVersion(version).isEmpty()) {
            throw Refusal.notFound("not-found");
        }
        tickets.span(false);
        if (!turn.tryAcquire()) {
            throw Refusal.unavailable("dry-run-busy", BUSY);
        }
        try {
            var rules = new RuleSet(version, DispatchCatalogue.rulesOf(version));
            var tally = new Tally(rules, UnitCard.all(), Matter.defaultUnits(), clock.getZone());
            boolean more = past.each(tickets.span(rules.asksForWords()), ticket -> tally.count(ticket, caller));
            return tally.report(more);
        } finally {
            turn.release();
        }
    }
}
