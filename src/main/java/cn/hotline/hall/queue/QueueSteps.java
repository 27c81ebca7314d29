package cn.hotline.hall.queue;

import cn.hotline.platform.OneColumn;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what happens to a number and tells other rooms; whoever does has written the number's row before. */
@Singleton
class QueueSteps {

    /** Actor of what nobody does. */
    static final String BY_ITSELF = "system:queue";

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
        var insert = OneColumn.query(db, """
                        insert into queue_step (queue_ticket, seq, at, verb, service, counter, actor)
                        select id, version + 1, :at, :verb, service, :counter, :actor
                        from queue_ticket where id = :ticket
                        returning (select last.verb from queue_step last
                            where last.queue_ticket = :ticket order by last.seq desc limit 1)""")
                .setParameter("ticket", step.ticket())
                .setParameter("at", step.at())
                .setParameter("verb", step.verb().name())
                .setParameter("counter", step.counter(), String.class)
                .setParameter("actor", step.actor());
        var before = OneColumn.first(insert, String.class);
        var from = before.map(QueueVerb::valueOf).map(QueueVerb::leadsTo).orElse(null);
        moved.fire(new QueueMoved(step.ticket(), step.booking(), step.verb(), from, step.at()));
    }

    /** Whether this very step was made at this counter. */
    boolean isMade(UUID ticket, int seq, QueueVerb verb, String counter) {
        return !db.createNativeQuery("""
                        select seq from queue_step
                        where queue_ticket = :ticket and seq = :seq and verb = :verb and counter = :counter""")
                .setParameter("ticket", ticket)
                .setParameter("seq", seq)
                .setParameter("verb", verb.name())
                .setParameter("counter", counter)
                .getResultList()
                .isEmpty();
    }
}
