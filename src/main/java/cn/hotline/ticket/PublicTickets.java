package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tickets for doors that tell of them in a form of their own; newest first, in one query. */
@Singleton
public final class PublicTickets {

    private final EntityManager db;

    PublicTickets(EntityManager db) {
        this.db = db;
    }

    /**
     * What is asked for; an empty set asks for any.
     *
     * @param open open ones, or those that ended; both where it is left out
     */
    public record Asked(
            Set<String> numbers,
            Set<String> matters,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Boolean open) {}

    /** Of what this partner filed. */
    public List<PublicTicket> ofPartner(Caller.Partner partner, Asked asked, int most, Messages messages) {
        var conditions = new Conditions().and("t.partner = :partner", "partner", partner.id());
        return found(conditions, asked, most).stream()
                .map(t -> PublicTicket.of(t, true, messages))
                .toList();
    }

    /** Of all that are not confidential, without words or place. */
    public List<PublicTicket> ofEverybody(Asked asked, int most, Messages messages) {
        var conditions =
                new Conditions().and("t.reporterKind <> :confidential", "confidential", Reporter.Kind.CONFIDENTIAL);
        return found(conditions, asked, most).stream()
                .map(t -> PublicTicket.of(t, false, messages))
                .toList();
    }

    private List<Ticket> found(Conditions conditions, Asked asked, int most) {
        if (!asked.numbers().isEmpty()) {
            conditions.and("t.number in :numbers", "numbers", asked.numbers());
        }
        if (!asked.matters().isEmpty()) {
            conditions.and("t.matter.code in :matters", "matters", asked.matters());
        }
        conditions.andIf("t.filedAt >= :from", "from", asked.from());
        conditions.andIf("t.filedAt <= :until", "until", asked.until());
        if (asked.open() != null) {
            var statuses = Arrays.stream(Status.values())
                    .filter(status -> status.isOpen() == asked.open())
                    .toList();
            conditions.and("t.status in :statuses", "statuses", statuses);
        }
        var query = db.createQuery(
                        "select t from Ticket t where " + conditions.sql() + " order by t.id desc", Ticket.class)
                .setHint("org.hibernate.readOnly", true)
                .setMaxResults(most);
        conditions.parameters().forEach(query::setParameter);
        return query.getResultList();
    }
}
