package cn.hotline.supervision;

import cn.hotline.supervision.calendar.DeadlineKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the clocks of a ticket. */
final class Deadlines {

    /** More of one ticket are not shown. */
    private static final int MOST = 500;

    private Deadlines() {}

    static Optional<Deadline> ofOrder(@Nullable UUID card, int level) {
        return Deadline.find("cardId = ?1 and item = ?2 and state in ('RUNNING', 'PAUSED')", card, level)
                .firstResultOptional();
    }

    static Optional<Deadline> lastDone(UUID ticket, DeadlineKind kind) {
        return Deadline.find(
                        "ticketId = ?1 and kind = ?2 and state = 'DONE' and item = 0 order by startedAt desc",
                        ticket,
                        kind)
                .firstResultOptional();
    }

    static List<Deadline> openOf(UUID ticket) {
        return Deadline.list("ticketId = ?1 and state in ('RUNNING', 'PAUSED') order by startedAt, item", ticket);
    }

    static List<Deadline> of(UUID ticket) {
        return Deadline.<Deadline>find("ticketId = ?1 order by startedAt, id", ticket)
                .range(0, MOST - 1)
                .list();
    }
}
