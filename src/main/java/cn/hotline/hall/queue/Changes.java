package cn.hotline.hall.queue;

import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.OneColumn;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Changes a number whose row is held, whoever asks for it. */
@Singleton
class Changes {

    private final EntityManager db;
    private final QueueSteps steps;
    private final Nearing nearing;
    private final QueueRules rules;
    private final Clock clock;

    Changes(EntityManager db, QueueSteps steps, Nearing nearing, QueueRules rules, Clock clock) {
        this.db = db;
        this.steps = steps;
        this.nearing = nearing;
        this.rules = rules;
        this.clock = clock;
    }

    /** The turn moves by the difference of the credits. Once more is no fault. */
    void prioritise(QueueTicket ticket, Priority granted, String actor) {
        if (ticket.priority != granted) {
            var turn = Turn.by(rules);
            var before = turn.of(ticket.takenAt, ticket.priority, ticket.slotAt);
            var after = turn.of(ticket.takenAt, granted, ticket.slotAt);
            ticket.prioritise(granted, ticket.turnAt.plus(Duration.between(before, after)));
            note(ticket, QueueVerb.PRIORITISED, null, actor);
        }
    }

    /** Once more is no fault. */
    void leave(QueueTicket ticket, String actor) {
        if (ticket.state == QueueState.LEFT) {
            return;
        }
        ticket.leave(clock.instant());
        note(ticket, QueueVerb.LEFT, null, actor);
    }

    /**
     * Who waits is back already. From a counter they go to the counter they came from; who did not come when called lets some others
     * go first.
     */
    void bringBack(QueueTicket ticket, String actor, @Nullable String toCounter) {
        if (ticket.state == QueueState.WAITING) {
            return;
        }
        if (!ticket.day.equals(LocalDate.ofInstant(clock.instant(), clock.getZone()))) {
            throw new Refusal(ProblemType.REFUSED, "queue-day-over").about(ticket.number);
        }
        ServiceLine.demandKept(ticket.hall, ticket.service);
        demandNoOther(ticket, ticket.service);
        boolean parked = ticket.state == QueueState.PARKED;
        ticket.comeBack(
                parked ? ticket.turnAt : after(ticket), toCounter == null && parked ? ticket.counter : toCounter);
        note(ticket, QueueVerb.RETURNED, null, actor);
    }

    /** Writes down what was done to it. Their person may have taken another number at this very moment: the table's own rule says so. */
    void note(QueueTicket ticket, QueueVerb verb, @Nullable String counter, String actor) {
        try {
            db.flush();
        } catch (ConstraintViolationException e) {
            throw "queue_ticket_person".equals(e.getConstraintName())
                    ? new Refusal(ProblemType.REFUSED, "number-once")
                    : e;
        }
        var now = clock.instant();
        steps.write(new QueueSteps.Step(ticket.id, ticket.booking, verb, counter, actor, now));
        if (counter == null || verb == QueueVerb.REDIRECTED) {
            nearing.tell(ticket.hall, ticket.day, ticket.service, now);
        }
    }

    /** @throws Refusal 409 when their person has another number for this service */
    void demandNoOther(QueueTicket ticket, String service) {
        if (ticket.person != null
                && QueueTicket.count(
                                "person = ?1 and hall = ?2 and service = ?3 and day = ?4 and id <> ?5 and state in "
                                        + QueueState.PRESENT,
                                ticket.person,
                                ticket.hall,
                                service,
                                ticket.day,
                                ticket.id)
                        > 0) {
            throw new Refusal(ProblemType.REFUSED, "number-once");
        }
    }

    /** The turn behind those that are let go first. */
    private Instant after(QueueTicket ticket) {
        var query = db.createNativeQuery("""
                        select turn_at from queue_ticket
                        where hall = :hall and day = :day and service = :service and state = 'WAITING'
                        order by turn_at, id limit :most""")
                .setParameter("hall", ticket.hall)
                .setParameter("day", ticket.day)
                .setParameter("service", ticket.service)
                .setParameter("most", rules.returnAfter());
        var first = OneColumn.of(query, Instant.class);
        return first.isEmpty() || first.getLast().isBefore(ticket.turnAt)
                ? ticket.turnAt
                : first.getLast().plusNanos(1000);
    }
}
