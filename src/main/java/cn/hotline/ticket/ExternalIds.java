package cn.hotline.ticket;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import org.hibernate.exception.ConstraintViolationException;

/** Holds that a client's own id of a matter makes one ticket (domain §2); the unique index decides, also between two nodes. */
final class ExternalIds {

    private static final String CONSTRAINT = "contact_external_id";

    private ExternalIds() {}

    /** @throws Refusal 409 with the number of the ticket there is */
    static void demandNew(EntityManager db, Action.Origin origin) {
        try {
            db.flush();
        } catch (ConstraintViolationException e) {
            if (!CONSTRAINT.equals(e.getConstraintName())) {
                throw e;
            }
            throw new Refusal(ProblemType.DUPLICATE_EXTERNAL_ID, "duplicate-external-id").about(number(db, origin));
        }
    }

    private static String number(EntityManager db, Action.Origin origin) {
        return QuarkusTransaction.requiringNew()
                .call(() -> db.createQuery("""
                        select t.number from Contact c join Ticket t on t.id = c.key.ticketId
                        where c.client = :client and c.externalId = :externalId""", String.class)
                        .setParameter("client", origin.client())
                        .setParameter("externalId", origin.externalId())
                        .getSingleResult());
    }
}
