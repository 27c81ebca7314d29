package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.FreshPlans;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Place;
import cn.hotline.ticket.TicketQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who of a desk does which piece of its work; when two reach for the same one, the database gives it to one of them. */
@ApplicationScoped
class Desk {

    private final EntityManager db;
    private final TicketQuery tickets;
    private final Clock clock;

    Desk(EntityManager db, TicketQuery tickets, Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** @throws Refusal 409 when somebody else has it or it is over */
    @Transactional
    WorkItem claim(UUID id, Caller.Staff staff, Messages messages) {
        visible(id, staff);
        int taken = db.createNativeQuery("""
                        update deadline set assignee = :me
                        where id = :id and (assignee is null or assignee = :me) and state in ('RUNNING', 'PAUSED')""")
                .setParameter("me", staff.subject())
                .setParameter("id", id)
                .executeUpdate();
        return changed(id, taken, messages);
    }

    /** Back to the desk, by whoever has it or stands in. */
    @Transactional
    WorkItem release(UUID id, Caller.Staff staff, Messages messages) {
        visible(id, staff);
        int released = db.createNativeQuery("""
                        update deadline set assignee = null
                        where id = :id and (assignee is null or assignee = any(:mine)) and state in ('RUNNING', 'PAUSED')""")
                .setParameter("id", id)
                .setParameter("mine", mine(staff).toArray(String[]::new))
                .executeUpdate();
        return changed(id, released, messages);
    }

    /** To somebody of the same desk, whoever has it now. */
    @Transactional
    WorkItem assign(UUID id, String to, Caller.Staff staff, Messages messages) {
        var work = visible(id, staff);
        if (!Member.isAt(work.unit, to)) {
            throw Refusal.invalid("to", "not-of-this-desk");
        }
        int assigned = db.createNativeQuery(
                        "update deadline set assignee = :to where id = :id and state in ('RUNNING', 'PAUSED')")
                .setParameter("to", to)
                .setParameter("id", id)
                .executeUpdate();
        return changed(id, assigned, messages);
    }

    /** The most pressing work of the caller's desk that nobody has and the caller is good at; never the same to two people. */
    @Transactional
    Optional<WorkItem> next(Caller.Staff staff, Messages messages) {
        var found = FreshPlans.in(db, () -> taken(staff));
        return found.isEmpty() ? Optional.empty() : Optional.of(item((UUID) found.getFirst(), messages));
    }

    private List<?> taken(Caller.Staff staff) {
        var skills = beginnings(Member.skillsOf(staff.subject()).stream());
        var query = db.createNativeQuery("""
                        update deadline set assignee = :me where id = (
                            select d.id from deadline d join ticket t on t.id = d.ticket_id
                            where d.unit = :desk and d.state = 'RUNNING' and d.assignee is null and d.kind = any(:kinds)
                                and (cardinality(:regions) = 0 or t.region is null or t.region like any(:regions))
                                and (:cleared or t.reporter_kind <> 'CONFIDENTIAL') and (%s)
                            order by d.rank, d.due_at, d.id limit 1 for update of d skip locked)
                        returning id""".formatted(oneOf(skills.length)))
                .setParameter("me", staff.subject())
                .setParameter("desk", WorkQuery.desk(staff, null))
                .setParameter("cleared", staff.cleared())
                .setParameter("kinds", Competence.of(staff))
                .setParameter("regions", regions(staff));
        for (int i = 0; i < skills.length; i++) {
            query.setParameter("skill" + i, skills[i]);
        }
        return query.getResultList();
    }

    /** One by one, so that a rare matter is found by its index. */
    private static String oneOf(int skills) {
        return skills == 0
                ? "true"
                : IntStream.range(0, skills)
                        .mapToObj(i -> "t.matter like :skill" + i)
                        .collect(Collectors.joining(" or "));
    }

    /** What the caller is good at, and who stands in. */
    @Transactional
    Member.View present(Caller.Staff staff, List<String> skills, @Nullable String substitute, @Nullable Instant until) {
        var desk = WorkQuery.desk(staff, null);
        if (substitute != null && (substitute.equals(staff.subject()) || !Member.isAt(desk, substitute))) {
            throw Refusal.invalid("substitute", "not-of-this-desk");
        }
        return Member.of(staff.subject()).present(desk, skills, substitute, until);
    }

    /** Only the centre is limited to regions. */
    private static String[] regions(Caller.Staff staff) {
        return staff.isCentre() ? beginnings(staff.regions().stream().map(Place::divisionPrefix)) : new String[0];
    }

    /** Codes as what others begin with; they hold letters, digits and hyphens only. */
    private static String[] beginnings(Stream<String> codes) {
        return codes.map(code -> code + "%").toArray(String[]::new);
    }

    private List<String> mine(Caller.Staff staff) {
        return Member.standInsOf(staff.subject(), clock.instant());
    }

    /** @throws Refusal 404 for work of another desk */
    private Deadline visible(UUID id, Caller.Staff staff) {
        var seen = TicketQuery.clearance(staff).and("d.id = :id", "id", id);
        if (staff.isCentre()) {
            TicketQuery.addRegions(seen, staff);
        }
        var query = db.createQuery(
                "select d from Deadline d join Ticket t on t.id = d.ticketId where " + seen.sql(), Deadline.class);
        seen.parameters().forEach(query::setParameter);
        return query.getResultStream()
                .filter(d -> d.isOfCentre() ? staff.isCentre() : isOfDesk(d, staff))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("not-found"));
    }

    private static boolean isOfDesk(Deadline work, Caller.Staff staff) {
        return staff.has(Role.HANDLER) && staff.unit() != null && work.unitLine.contains(staff.unit());
    }

    private WorkItem changed(UUID id, int rows, Messages messages) {
        if (rows == 0) {
            throw new Refusal(ProblemType.REFUSED, "work-taken");
        }
        return item(id, messages);
    }

    private WorkItem item(UUID id, Messages messages) {
        Deadline work = Deadline.findById(id);
        Cards.refresh(work);
        var ticket = java.util.Objects.requireNonNull(
                tickets.summaries(List.of(work.ticketId), messages).get(work.ticketId));
        return WorkItem.of(work, ticket, clock.instant());
    }
}
