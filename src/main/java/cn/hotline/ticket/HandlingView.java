package cn.hotline.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What staff see of how a ticket is handled; null for a ticket that was never dispatched. */
public record HandlingView(
        List<TicketView.Named> returnedBy,
        boolean determined,
        Duty.Appeal appeal,
        @Nullable Instant returnBy,
        List<TicketView.Named> above,
        List<AskedView> asked,
        @Nullable RequestView request,
        boolean extended,
        int suspendedDays,
        @Nullable Instant pausedSince,
        boolean shelved,
        List<UnitAction.Milestone> milestones) {

    /** A unit that was asked for its opinion. */
    public record AskedView(
            String code,
            String name,
            boolean onDuty,
            Instant at,
            @Nullable Instant answeredAt) {}

    /** More time that is asked for; with a reason when the clock should stand still. */
    public record RequestView(int days, UnitAction.@Nullable SuspensionReason suspension) {}

    static @Nullable HandlingView of(Ticket t) {
        var handling = t.handling;
        if (handling.equals(Handling.NONE)) {
            return null;
        }
        var duty = handling.duty();
        var time = handling.time();
        var pause = time.pause();
        return new HandlingView(
                duty.returnedBy().stream().map(HandlingView::named).toList(),
                duty.forced(),
                duty.appeal(),
                t.returnBy,
                handling.above().stream().map(HandlingView::named).toList(),
                handling.asked().stream().map(HandlingView::asked).toList(),
                time.request() == null
                        ? null
                        : new RequestView(time.request().days(), time.request().suspension()),
                time.extended(),
                time.suspendedDays(),
                pause == null ? null : pause.since(),
                pause != null && pause.days() == null,
                time.milestones());
    }

    private static TicketView.Named named(UnitRef unit) {
        return new TicketView.Named(unit.code(), unit.name());
    }

    private static AskedView asked(Handling.Asked asked) {
        return new AskedView(asked.unit().code(), asked.unit().name(), asked.onDuty(), asked.at(), asked.answeredAt());
    }
}
