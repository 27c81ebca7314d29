package cn.hotline.hall.queue;

import cn.hotline.hall.Counter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** That counters opened, paused and closed, in one query, for whoever passes it on. */
@ApplicationScoped
public class CounterHistory {

    private final EntityManager db;

    CounterHistory(EntityManager db) {
        this.db = db;
    }

    /** @param seq grows with each change of the counter */
    public record Step(String hall, Place place, int seq, Instant at, Counter.State state) {}

    /** Those of the steps that there are. */
    @ActivateRequestContext
    @SuppressWarnings("unchecked")
    public Map<UUID, Step> read(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Collection<Object[]> rows = db.createNativeQuery("""
                        select s.id, s.hall, s.seq, s.at, s.state, c.code, c.name, c.name_en, c.floor
                        from counter_step s join counter c on c.hall = s.hall and c.code = s.counter
                        where s.id = any(:ids)""", Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        var steps = new HashMap<UUID, Step>();
        for (var row : rows) {
            steps.put((UUID) row[0], step(row));
        }
        return steps;
    }

    private static Step step(Object[] row) {
        return new Step(
                (String) row[1],
                new Place((String) row[5], (String) row[6], (String) row[7], ((Number) row[8]).intValue()),
                ((Number) row[2]).intValue(),
                (Instant) row[3],
                Counter.State.valueOf((String) row[4]));
    }
}
