package cn.hotline.hall.queue;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Writes down what happens to a number and tells other rooms; whoever does has written the number's row before. */
@Singleton
class QueueSteps {

    private final EntityManager db;
    private final Event<QueueMoved> moved;

    QueueSteps(EntityManager db, Event<QueueMoved> moved) {
        this.db = db;
        this.moved = moved;
    }

    /** One step. */
    record Step(
            UUID ticket,
            @Nullable UUID booking,
            QueueVerb verb,
            @Nullable String counter,
            String actor,
            Instant at) {}

    void write(Step step) {
        db.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into queue_step (queue_ticket, seq, at, verb, service, counter, actor)
                        select id, version + 1, :at, :verb, service, :counter, :actor
                        from queue_ticket where id = :ticket""")
                .setParameter("ticket", step.ticket())
                .setParameter("at", step.at())
                .setParameter("verb", step.verb().name())
                .setParameter("counter", step.counter(), String.class)
                .setParameter("actor", step.actor())
                .executeUpdate();
        moved.fire(new QueueMoved(step.ticket(), step.booking(), step.verb(), step.at()));
    }

    /** Whether this very step was made at this counter. */
    boolean isMade(UUID ticket, int seq, QueueVerb verb, String counter) {
        return !db.createNativeQuery("""
                        select seq from queue_step
                        where queue_ticket = :ticket and seq = :seq and verb = :verb and counter = :counter""", Integer.class)
                .setParameter("ticket", ticket)
                .setParameter("seq", seq)
                .setParameter("verb", verb.name())
                .setParameter("counter", counter)
                .getResultList()
                .isEmpty();
    }
}
