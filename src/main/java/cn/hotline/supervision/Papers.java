package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.FreshPlans;
import cn.hotline.platform.Page;
import cn.hotline.ticket.Conditions;
import cn.hotline.ticket.TicketQuery;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of cards and orders, newest first: the centre's own by regions, a unit's own and those of units below it. */
@Singleton
class Papers {

    private final EntityManager db;

    Papers(EntityManager db) {
        this.db = db;
    }

    /** What a list is narrowed to. */
    record Filter(
            @Nullable Enum<?> state,
            @Nullable String unit,
            int limit,
            @Nullable String after) {}

    Page<CardView> cards(Caller.Staff staff, Filter filter) {
        return page(staff, filter, new Kind<>(Card.class, card -> card.id, CardView::of));
    }

    Page<OrderView> orders(Caller.Staff staff, Filter filter) {
        return page(staff, filter, new Kind<>(SupervisionOrder.class, order -> order.id, OrderView::of));
    }

    /** One of them, where this person sees it. */
    <E> Optional<E> one(Class<E> type, UUID id, Caller.Staff staff) {
        return query(type, visible(staff).and("p.id = :id", "id", id))
                .getResultStream()
                .findFirst();
    }

    private record Kind<E, V>(Class<E> type, Function<E, UUID> key, Function<E, V> view) {}

    private <E, V> Page<V> page(Caller.Staff staff, Filter filter, Kind<E, V> kind) {
        var conditions = visible(staff)
                .andIf("p.state = :state", "state", filter.state())
                .andIf("p.unit = :unit", "unit", filter.unit())
                .andIf("p.id < :after", "after", Page.key(filter.after()));
        var rows = FreshPlans.in(
                db,
                () -> query(kind.type(), conditions)
                        .setMaxResults(filter.limit() + 1)
                        .getResultList());
        return Page.of(rows, filter.limit(), kind.key(), kind.view());
    }

    private <E> TypedQuery<E> query(Class<E> type, Conditions conditions) {
        var query = db.createQuery(
                "select p from " + type.getSimpleName() + " p join Ticket t on t.id = p.ticketId where "
                        + conditions.sql() + " order by p.id desc",
                type);
        conditions.parameters().forEach(query::setParameter);
        return query;
    }

    /** A unit sees its own also where the ticket has gone elsewhere since. */
    private static Conditions visible(Caller.Staff staff) {
        return staff.isCentre() || staff.has(Role.AUDITOR)
                ? TicketQuery.scope(staff)
                : TicketQuery.clearance(staff)
                        .and("array_contains(p.unitLine, :desk)", "desk", staff.unit() == null ? "" : staff.unit());
    }
}
