package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.FreshPlans;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Page;
import cn.hotline.platform.Refusal;
import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.ticket.TicketQuery;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Work lists: the open clocks of a desk, major and urged tickets first, then by deadline; each in two queries that indexes carry. */
@Singleton
class WorkQuery {

    private final EntityManager db;
    private final TicketQuery tickets;
    private final Clock clock;

    WorkQuery(EntityManager db, TicketQuery tickets, Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * Which work.
     *
     * @param unit whose desk; null for the caller's own, which for the centre is the centre's
     * @param below units below it as well
     * @param mine only what the caller has taken, or whoever the caller stands in for
     */
    record Filter(
            @Nullable String unit,
            boolean below,
            boolean mine,
            boolean late,
            @Nullable DeadlineKind kind,
            int limit,
            @Nullable String after) {}

    Page<WorkItem> list(Caller.Staff staff, Filter filter, Messages messages) {
        var now = clock.instant();
        var rows = FreshPlans.in(db, () -> rows(staff, filter));
        boolean more = rows.size() > filter.limit();
        var kept = more ? rows.subList(0, filter.limit()) : rows;
        var summaries = tickets.summaries(
                kept.stream().map(row -> row.ticketId).distinct().toList(), messages);
        var items = kept.stream()
                .map(row -> WorkItem.of(row, Objects.requireNonNull(summaries.get(row.ticketId)), now))
                .toList();
        return new Page<>(items, more ? WorkCursor.of(kept.getLast()).text() : null);
    }

    private List<Deadline> rows(Caller.Staff staff, Filter filter) {
        var conditions = TicketQuery.clearance(staff)
                .and(filter.late() ? "d.state = 'RUNNING'" : "d.state in ('RUNNING', 'PAUSED')");
        if (filter.mine()) {
            conditions.and("d.assignee in :mine", "mine", Member.standInsOf(staff.subject(), clock.instant()));
        } else {
            var desk = desk(staff, filter.unit());
            conditions.and(filter.below() ? "array_contains(d.unitLine, :unit)" : "d.unit = :unit", "unit", desk);
        }
        if (staff.isCentre()) {
            TicketQuery.addRegions(conditions, staff);
        }
        conditions.andIf("d.kind = :kind", "kind", filter.kind());
        if (filter.late()) {
            conditions.and("d.dueAt < :now", "now", clock.instant());
        }
        var after = WorkCursor.parse(filter.after());
        if (after != null) {
            conditions
                    .and("(d.rank, d.dueAt, d.id) > (:rank, :due, :id)", "rank", after.rank())
                    .with("due", after.dueAt())
                    .with("id", after.id());
        }
        var query = db.createQuery(
                "select d from Deadline d join Ticket t on t.id = d.ticketId where " + conditions.sql()
                        + " order by d.rank, d.dueAt, d.id",
                Deadline.class);
        conditions.parameters().forEach(query::setParameter);
        return query.setMaxResults(filter.limit() + 1).getResultList();
    }

    /** @throws Refusal 403 for a desk that is neither one's own nor below it */
    static String desk(Caller.Staff staff, @Nullable String unit) {
        if (staff.isCentre() || staff.has(Role.AUDITOR)) {
            return unit == null ? Deadline.CENTRE : unit;
        }
        var own = staff.unit();
        if (own == null
                || (unit != null
                        && !cn.hotline.catalogue.Unit.handling("unit", unit)
                                .line()
                                .contains(own))) {
            throw Refusal.forbidden("not-your-desk");
        }
        return unit == null ? own : unit;
    }
}
