package cn.hotline.hall;

import cn.hotline.catalogue.Matter;
import cn.hotline.platform.OneColumn;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes plans whole. What disappears from one is retired, not deleted: history names it. */
@ApplicationScoped
class Plans {

    private final EntityManager db;
    private final ObjectMapper json;
    private final Event<ServicesRetiring> retiring;
    private final Event<PlanWritten> written;

    Plans(EntityManager db, ObjectMapper json, Event<ServicesRetiring> retiring, Event<PlanWritten> written) {
        this.db = db;
        this.json = json;
        this.retiring = retiring;
        this.written = written;
    }

    /**
     * A version of the document.
     *
     * @param unmapped said once it was written: counters that the hall's map has not
     */
    record View(
            String hall, int version, Plan plan, @Nullable List<String> unmapped) implements KnownVersion.Versioned {}

    /** In one round trip. @throws Refusal 404 when there is no such hall */
    @Transactional
    View read(String hall) {
        List<?> rows = db.createNativeQuery(PlanSql.READ, Object[].class)
                .setParameter("hall", hall)
                .getResultList();
        if (rows.isEmpty()) {
            throw Refusal.notFound("hall-unknown");
        }
        var row = (Object[]) rows.getFirst();
        try {
            var plan = json.readerFor(Plan.class).<Plan>readValue((String) row[1]);
            return new View(hall, ((Number) row[0]).intValue(), plan, null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan that was written cannot be read", e);
        }
    }

    /** @throws Refusal 409 for what is in use, 412 when there is another version, 422 naming each fault */
    @Transactional
    View put(String hall, Plan plan, KnownVersion known) {
        PlanFaults.refuse(plan, Set.copyOf(Matter.codes()));
        // Calling locks the counter, taking a number its service: both come before or after this, not beside it.
        // The hall not by its key: whoever refers to it, as closures do, needs not wait.
        locked("select code from hall where code = :hall for no key update", hall);
        var counters =
                locked("select code from counter where hall = :hall and not retired order by code for update", hall);
        var services = locked(
                "select code from hall_service where hall = :hall and not retired order by code for update", hall);
        var before = read(hall);
        known.demand(before.version());
        counters.removeAll(plan.counters().stream().map(Plan.Window::code).collect(Collectors.toSet()));
        services.removeAll(plan.services().stream().map(Plan.Service::code).collect(Collectors.toSet()));
        refuse("counter-in-use", hall, PlanSql.COUNTERS_IN_USE, counters);
        refuse("service-in-use", hall, PlanSql.SERVICES_IN_USE, services);
        if (!services.isEmpty()) {
            retiring.fire(new ServicesRetiring(hall, services));
        }
        write(hall, plan);
        db.clear();
        var unmapped = new ArrayList<String>();
        written.fire(new PlanWritten(hall, unmapped));
        var view = read(hall);
        return new View(hall, view.version(), view.plan(), unmapped);
    }

    private Set<String> locked(String sql, String hall) {
        return new HashSet<>(OneColumn.of(db.createNativeQuery(sql).setParameter("hall", hall), String.class));
    }

    private void refuse(String key, String hall, String sql, Set<String> ending) {
        var query = db.createNativeQuery(sql)
                .setParameter("hall", hall)
                .setParameter("ending", ending.toArray(String[]::new));
        var busy = OneColumn.of(query, String.class);
        if (!busy.isEmpty()) {
            throw new Refusal(ProblemType.REFUSED, key, String.join(", ", busy));
        }
    }

    private void write(String hall, Plan plan) {
        try {
            var given = json.writeValueAsString(plan);
            for (var statement : PlanSql.WRITE) {
                var query = db.createNativeQuery(statement).setParameter("hall", hall);
                if (statement.contains(":plan")) {
                    query.setParameter("plan", given);
                }
                query.executeUpdate();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan that was read cannot be written", e);
        }
    }
}
