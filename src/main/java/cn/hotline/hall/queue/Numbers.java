package cn.hotline.hall.queue;

import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** What becomes of a number away from the counters: it is looked at, given up, brought back. */
@ApplicationScoped
class Numbers {

    private final Holders holders;
    private final Standings standings;
    private final Changes changes;
    private final QueueRules rules;
    private final Clock clock;

    Numbers(Holders holders, Standings standings, Changes changes, QueueRules rules, Clock clock) {
        this.holders = holders;
        this.standings = standings;
        this.changes = changes;
        this.rules = rules;
        this.clock = clock;
    }

    /** Who asks in somebody's stead, and how they read. */
    record Asker(String client, boolean english) {}

    /** @throws Refusal see {@link Holders#demand} */
    NumberView read(UUID id, Holders.Shown shown, boolean english) {
        return view(holders.demand(QueueTicket.findByIdOptional(id), shown), english);
    }

    /** Today's that are not over, as they were taken. */
    Page<NumberRow> list(String hall, Paging.Plain paging) {
        var after = paging.after();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var open = "hall = ?1 and day = ?2 and state in " + QueueState.OPEN;
        var rows = (after == null
                        ? QueueTicket.<QueueTicket>find(open + " order by id", hall, today)
                        : QueueTicket.<QueueTicket>find(open + " and id > ?3 order by id", hall, today, after))
                .range(0, paging.limit())
                .list();
        return Page.of(rows, paging.limit(), ticket -> ticket.id, NumberRow::of);
    }

    /** Once more is no fault. */
    @Transactional
    NumberView leave(UUID id, Holders.Shown shown, boolean english) {
        var ticket = holders.demand(QueueTicket.held(id), shown);
        changes.leave(ticket, shown.caller().client());
        return view(ticket, english);
    }

    /** @throws Refusal 409 unless it was skipped or parked, today */
    @Transactional
    NumberView bringBack(UUID id, Holders.Shown shown, boolean english) {
        var ticket = holders.demand(QueueTicket.held(id), shown);
        changes.bringBack(ticket, shown.caller().client(), null);
        return view(ticket, english);
    }

    /** By the staff of its hall. @throws Refusal 404 for a number of another hall */
    static QueueTicket ofHall(UUID id, String hall) {
        return QueueTicket.held(id)
                .filter(ticket -> ticket.hall.equals(hall))
                .orElseThrow(() -> Refusal.notFound("not-found"));
    }

    /** For who asks in somebody's stead at the reception desk. */
    @Transactional
    NumberView leave(String hall, UUID id, Asker by) {
        var ticket = ofHall(id, hall);
        changes.leave(ticket, by.client());
        return view(ticket, by.english());
    }

    /** See {@link #leave(String, UUID, Asker)}. */
    @Transactional
    NumberView bringBack(String hall, UUID id, Asker by) {
        var ticket = ofHall(id, hall);
        changes.bringBack(ticket, by.client(), null);
        return view(ticket, by.english());
    }

    /** Reception grants it, or corrects what somebody said of themselves. Once more is no fault. */
    @Transactional
    NumberView prioritise(String hall, UUID id, Priority granted, Asker by) {
        var ticket = ofHall(id, hall);
        changes.prioritise(ticket, granted, by.client());
        return view(ticket, by.english());
    }

    private NumberView view(QueueTicket ticket, boolean english) {
        return NumberView.of(ticket, standings.around(ticket), rules, english);
    }
}
