package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.access.Role;
import cn.hotline.platform.FreshPlans;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Page;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of tickets, newest first, each in one query that an index carries; scope as in {@link Sight}. */
@Singleton
public final class TicketQuery {

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final Persons persons;

    TicketQuery(EntityManager db, Vault vault, Clock clock, Persons persons) {
        this.db = db;
        this.clock = clock;
        this.persons = persons;
        this.vault = vault;
    }

    /** Which page of a list, for whom. */
    public record Paging(int limit, @Nullable String after, Messages messages) {}

    /** What this person filed, by whatever profile. */
    public Page<TicketSummary> ofCitizen(Caller.Citizen citizen, Paging paging) {
        var profiles = persons.profiles(citizen.id());
        return page(new Conditions().and("t.citizen in :profiles", "profiles", profiles), paging, false);
    }

    public Page<TicketSummary> ofPartner(Caller.Partner partner, @Nullable String externalId, Paging paging) {
        var conditions = new Conditions().and("t.partner = :partner", "partner", partner.id());
        if (externalId != null) {
            conditions
                    .and(
                            "t.id in (select c.key.ticketId from Contact c where c.client = :client and c.externalId = :eid)",
                            "client",
                            partner.client())
                    .with("eid", externalId);
        }
        return page(conditions, paging, false);
    }

    /** What was dispatched to a unit or below it, of what this caller sees. */
    public Page<TicketSummary> ofDesk(Caller.Staff staff, String unit, Paging paging) {
        return page(scope(staff).and("array_contains(t.desks, :unit)", "unit", unit), paging, true);
    }

    Page<TicketSummary> ofStaff(Caller.Staff staff, TicketFilter filter, Messages messages) {
        var conditions = scope(staff);
        if (!filter.status().isEmpty()) {
            conditions.and("t.status in :status", "status", filter.status());
        }
        conditions.andIf("t.type = :type", "type", filter.type());
        conditions.andIf("t.level = :level", "level", filter.level());
        conditions.andIf("t.channel = :channel", "channel", filter.channel());
        conditions.andPrefix("t.matter.code", "matter", filter.matter());
        conditions.andIf("array_contains(t.desks, :unit)", "unit", filter.unit());
        conditions.andPrefix(
                "t.place.region", "region", filter.region() == null ? null : Sight.prefix(filter.region()));
        conditions.andIf("t.filedAt >= :from", "from", filter.filedFrom());
        conditions.andIf("t.filedAt < :before", "before", filter.filedBefore());
        if (filter.text() != null) {
            SoughtText.add(conditions, filter.text());
        }
        var paging = new Paging(filter.limit(), filter.after(), messages);
        if (filter.isWindow()) {
            return window(conditions, paging);
        }
        return filter.text() == null ? page(conditions, paging, true) : backwards(conditions, paging);
    }

    Page<TicketSummary> ofReporter(Caller.Staff staff, ReporterSearch search, Messages messages) {
        var conditions = scope(staff);
        if (search.phone() != null) {
            var phone = Phone.parse("phone", search.phone());
            conditions.and("t.phoneHash = :phone", "phone", phone.hash(vault));
        }
        if (search.name() != null) {
            conditions.and(
                    "t.nameHash = :name",
                    "name",
                    vault.keyedHash("name", search.name().strip()));
        }
        if (search.phone() == null && search.name() == null) {
            throw Refusal.invalid("phone", "phone-or-name");
        }
        return page(conditions, new Paging(search.limit(), search.after(), messages), true);
    }

    /** What this person may see of tickets {@code t}. */
    public static Conditions scope(Caller.Staff staff) {
        var conditions = clearance(staff);
        if (staff.has(Role.AUDITOR)) {
            return conditions;
        }
        if (!staff.isCentre()) {
            return conditions.and("array_contains(t.desks, :desk)", "desk", staff.unit() == null ? "" : staff.unit());
        }
        return addRegions(conditions, staff);
    }

    /** Confidential tickets are there for cleared staff only. */
    public static Conditions clearance(Caller.Staff staff) {
        var conditions = new Conditions();
        return staff.cleared()
                ? conditions
                : conditions.and("t.reporterKind <> :confidential", "confidential", Reporter.Kind.CONFIDENTIAL);
    }

    /** The regions that somebody of the centre is limited to, and what they have on their own desk. */
    public static Conditions addRegions(Conditions conditions, Caller.Staff staff) {
        if (staff.regions().isEmpty()) {
            return conditions;
        }
        var any = new StringBuilder("(t.place.region is null");
        int i = 0;
        for (var region : staff.regions()) {
            any.append(" or t.place.region like :own").append(i);
            conditions.with("own" + i++, Sight.prefix(region) + "%");
        }
        if (staff.has(Role.HANDLER) && staff.unit() != null) {
            any.append(" or array_contains(t.desks, :desk)");
            conditions.with("desk", staff.unit());
        }
        return conditions.and(any.append(")").toString());
    }

    /** Lines of lists for staff, by the ids of their tickets, in one query. */
    public Map<UUID, TicketSummary> summaries(Collection<UUID> tickets, Messages messages) {
        var conditions = new Conditions().and("t.id in :ids", "ids", tickets);
        return tickets.isEmpty()
                ? Map.of()
                : rows(conditions, "t.id", tickets.size()).stream()
                        .collect(Collectors.toMap(TicketSummary.Row::id, row -> row.summary(true, messages)));
    }

    private Page<TicketSummary> page(Conditions conditions, Paging paging, boolean staff) {
        UUID after = Page.key(paging.after());
        conditions.andIf("t.id < :after", "after", after);
        var rows = FreshPlans.in(db, () -> rows(conditions, "t.id desc", paging.limit() + 1));
        return Page.of(rows, paging.limit(), TicketSummary.Row::id, row -> row.summary(staff, paging.messages()));
    }

    /** Newest first by the time that bounds it, since that index begins where the window does. */
    private Page<TicketSummary> window(Conditions conditions, Paging paging) {
        UUID after = Page.key(paging.after());
        if (after != null) {
            var filed = "(select a.filedAt from Ticket a where a.id = :after)";
            conditions.and("t.filedAt <= " + filed).and("(t.filedAt < " + filed + " or t.id < :after)", "after", after);
        }
        var rows = FreshPlans.in(db, () -> rows(conditions, "t.filedAt desc, t.id desc", paging.limit() + 1));
        return Page.of(rows, paging.limit(), TicketSummary.Row::id, row -> row.summary(true, paging.messages()));
    }

    private Page<TicketSummary> backwards(Conditions conditions, Paging paging) {
        UUID after = Page.key(paging.after());
        conditions.andIf("t.id < :after", "after", after);
        int most = paging.limit() + 1;
        var rows = FreshPlans.in(db, () -> {
            var found = new ArrayList<TicketSummary.Row>();
            for (var span : IdSpan.back(after, clock.instant())) {
                if (found.size() < most) {
                    found.addAll(rows(span.on(conditions), "t.id desc", most - found.size()));
                }
            }
            return found;
        });
        return Page.of(rows, paging.limit(), TicketSummary.Row::id, row -> row.summary(true, paging.messages()));
    }

    /** The ids first, since many an index holds all that is asked of them. */
    private List<TicketSummary.Row> rows(Conditions conditions, String order, int most) {
        var query = db.createQuery(
                """
                select r.id, r.number, r.status, r.type, r.level, r.channel, r.title, r.matter.code, r.matter.name,
                    r.unit.code, r.unit.name, r.place.region, r.outcome, r.urges, r.filedAt, r.updatedAt, r.seq
                from Ticket r where r.id in (select t.id from Ticket t where %s order by %s limit %d) order by %s""".formatted(conditions.sql(), order, most, order.replace("t.", "r.")), TicketSummary.Row.class);
        conditions.parameters().forEach(query::setParameter);
        return query.getResultList();
    }
}
