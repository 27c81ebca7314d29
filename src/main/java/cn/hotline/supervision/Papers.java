package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.platform.Page;
import cn.hotline.ticket.Conditions;
import cn.hotline.ticket.TicketQuery;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.UUID;
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
        return page("Card", staff, filter, new Kind<>(Card.class, card -> card.id, CardView::of));
    }

    Page<OrderView> orders(Caller.Staff staff, Filter filter) {
        return page(
                "SupervisionOrder",
                staff,
                filter,
                new Kind<>(SupervisionOrder.class, order -> order.id, OrderView::of));
    }

    private record Kind<E, V>(
            Class<E> type, java.util.function.Function<E, UUID> key, java.util.function.Function<E, V> view) {}

    private <E, V> Page<V> page(String entity, Caller.Staff staff, Filter filter, Kind<E, V> kind) {
        var conditions = staff.isCentre() ? TicketQuery.scope(staff) : ofUnit(staff);
        conditions
                .andIf("p.state = :state", "state", filter.state())
                .andIf("p.unit = :unit", "unit", filter.unit())
                .andIf("p.id < :after", "after", Page.key(filter.after()));
        var query = db.createQuery(
                "select p from " + entity + " p join Ticket t on t.id = p.ticketId where " + conditions.sql()
                        + " order by p.id desc",
                kind.type());
        conditions.parameters().forEach(query::setParameter);
        var rows = query.setMaxResults(filter.limit() + 1).getResultList();
        return Page.of(rows, filter.limit(), kind.key(), kind.view());
    }

    /** Also where the ticket has gone elsewhere since. */
    private static Conditions ofUnit(Caller.Staff staff) {
        return TicketQuery.clearance(staff)
                .and("array_contains(p.unitLine, :desk)", "desk", staff.unit() == null ? "" : staff.unit());
    }
}
