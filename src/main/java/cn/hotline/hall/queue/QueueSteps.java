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
                        insert into queue_step (queue_ticket, seq, at, verb, counter, actor)
                        select :ticket, coalesce(max(seq), 0) + 1, :at, :verb, :counter, :actor
                        from queue_step where queue_ticket = :ticket""")
                .setParameter("ticket", step.ticket())
                .setParameter("at", step.at())
                .setParameter("verb", step.verb().name())
                .setParameter("counter", step.counter(), String.class)
                .setParameter("actor", step.actor())
                .executeUpdate();
        moved.fire(new QueueMoved(step.ticket(), step.booking(), step.verb(), step.at()));
    }
}
