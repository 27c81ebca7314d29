package cn.hotline.supervision;

import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.ticket.TicketSummary;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work on a desk: an open clock with its ticket.
 *
 * @param unit null for the hotline's own centre
 * @param assignee opaque id of whoever has taken it
 */
public record WorkItem(
        UUID id,
        DeadlineKind kind,
        @Nullable String unit,
        @Nullable String unitName,
        Instant startedAt,
        Instant dueAt,
        boolean provisional,
        boolean paused,
        boolean late,
        boolean urged,
        @Nullable String assignee,
        TicketSummary ticket) {

    static WorkItem of(Deadline d, TicketSummary ticket, Instant now) {
        boolean paused = d.state == ClockState.PAUSED;
        return new WorkItem(
                d.id,
                d.kind,
                d.isOfCentre() ? null : d.unit,
                d.unitName,
                d.startedAt,
                d.dueAt,
                d.provisional,
                paused,
                !paused && d.isLate(now),
                ticket.urges() > 0,
                d.assignee,
                ticket);
    }
}
