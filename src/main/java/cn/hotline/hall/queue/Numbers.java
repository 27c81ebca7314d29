package cn.hotline.hall.queue;

import cn.hotline.platform.Page;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What becomes of a number away from the counters: it is looked at, given up, brought back. */
@ApplicationScoped
class Numbers {

    private final EntityManager db;
    private final Holders holders;
    private final Standings standings;
    private final QueueSteps steps;
    private final Nearing nearing;
    private final QueueRules rules;
    private final Clock clock;

    Numbers(
            EntityManager db,
            Holders holders,
            Standings standings,
            QueueSteps steps,
            Nearing nearing,
            QueueRules rules,
            Clock clock) {
        this.db = db;
        this.holders = holders;
        this.standings = standings;
        this.steps = steps;
        this.nearing = nearing;
        this.rules = rules;
        this.clock = clock;
    }

    /** Which page of a list. */
    record Paging(int limit, @Nullable String after) {}

    /** @throws Refusal see {@link Holders#demand} */
    NumberView read(UUID id, Holders.Shown shown, boolean english) {
        return view(holders.demand(QueueTicket.findByIdOptional(id), shown), english);
    }

    /** Today's that are not over, as they were taken. */
    Page<NumberRow> list(String hall, Paging paging) {
        var after = Page.key(paging.after());
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var open = "hall = ?1 and day = ?2 and state in ('WAITING', 'CALLED', 'SERVING', 'PARKED', 'SKIPPED')";
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
        leave(ticket, shown.caller().client());
        return view(ticket, english);
    }

    /** @throws Refusal 409 unless it was skipped or parked, today */
    @Transactional
    NumberView bringBack(UUID id, Holders.Shown shown, boolean english) {
        var ticket = holders.demand(QueueTicket.held(id), shown);
        bringBack(ticket, shown.caller().client());
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
    NumberView leave(String hall, UUID id, String actor, boolean english) {
        var ticket = ofHall(id, hall);
        leave(ticket, actor);
        return view(ticket, english);
    }

    /** See {@link #leave(String, UUID, String, boolean)}. */
    @Transactional
    NumberView bringBack(String hall, UUID id, String actor, boolean english) {
        var ticket = ofHall(id, hall);
        bringBack(ticket, actor);
        return view(ticket, english);
    }

    private void leave(QueueTicket ticket, String actor) {
        if (ticket.state == QueueState.LEFT) {
            return;
        }
        var now = clock.instant();
        ticket.leave(now);
        note(ticket, QueueVerb.LEFT, actor, now);
    }

    /** From a counter they go to the counter they came from; who did not come when called lets some others go first. */
    void bringBack(QueueTicket ticket, String actor) {
        var now = clock.instant();
        if (!ticket.day.equals(LocalDate.ofInstant(now, clock.getZone()))) {
            throw new Refusal(ProblemType.REFUSED, "queue-day-over").about(ticket.number);
        }
        if (ticket.citizen != null && hasAnother(ticket)) {
            throw new Refusal(ProblemType.REFUSED, "number-once");
        }
        boolean parked = ticket.state == QueueState.PARKED;
        ticket.comeBack(parked ? ticket.turnAt : after(ticket));
        note(ticket, QueueVerb.RETURNED, actor, now);
    }

    private void note(QueueTicket ticket, QueueVerb verb, String actor, Instant now) {
        db.flush();
        steps.write(new QueueSteps.Step(ticket.id, ticket.booking, verb, null, actor, now));
        nearing.tell(ticket.hall, ticket.day, ticket.service, now);
    }

    private boolean hasAnother(QueueTicket ticket) {
        return QueueTicket.count(
                        "citizen = ?1 and hall = ?2 and service = ?3 and day = ?4 and id <> ?5 and state in ('WAITING', 'CALLED', 'SERVING', 'PARKED')",
                        ticket.citizen,
                        ticket.hall,
                        ticket.service,
                        ticket.day,
                        ticket.id)
                > 0;
    }

    /** The turn behind those that are let go first. */
    private Instant after(QueueTicket ticket) {
        List<Instant> first = db.unwrap(Session.class)
                .createNativeQuery("""
                        select turn_at from queue_ticket
                        where hall = :hall and day = :day and service = :service and state = 'WAITING'
                        order by turn_at, id limit :most""", Instant.class)
                .setParameter("hall", ticket.hall)
                .setParameter("day", ticket.day)
                .setParameter("service", ticket.service)
                .setParameter("most", rules.returnAfter())
                .getResultList();
        return first.isEmpty() || first.getLast().isBefore(ticket.turnAt)
                ? ticket.turnAt
                : first.getLast().plusNanos(1000);
    }

    private NumberView view(QueueTicket ticket, boolean english) {
        return NumberView.of(ticket, standings.now(ticket.hall), rules, english);
    }
}
