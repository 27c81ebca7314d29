package cn.hotline.hall.queue;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Tells those whose turn is soon to come near, once each. */
@Singleton
class Nearing {

    private final EntityManager db;
    private final QueueSteps steps;
    private final QueueRules rules;

    Nearing(EntityManager db, QueueSteps steps, QueueRules rules) {
        this.db = db;
        this.steps = steps;
        this.rules = rules;
    }

    /** Waits for nobody: whoever is being changed at this moment is told the next time. */
    void tell(String hall, LocalDate day, String service, Instant now) {
        List<Object[]> told = db.unwrap(Session.class)
                .createNativeQuery("""
                        with nearest as (
                            select id from queue_ticket
                            where hall = :hall and day = :day and service = :service and state = 'WAITING'
                            order by turn_at, id limit :near),
                        unaware as (
                            select t.id from queue_ticket t join nearest on nearest.id = t.id
                            where not t.near and t.state = 'WAITING' for update of t skip locked)
                        update queue_ticket t set near = true, version = version + 1
                        from unaware where t.id = unaware.id returning t.id, t.booking""", Object[].class)
                .setParameter("hall", hall)
                .setParameter("day", day)
                .setParameter("service", service)
                .setParameter("near", rules.near())
                .getResultList();
        told.forEach(row -> steps.write(
                new QueueSteps.Step((UUID) row[0], (UUID) row[1], QueueVerb.NEAR, null, QueueSteps.BY_ITSELF, now)));
    }
}
