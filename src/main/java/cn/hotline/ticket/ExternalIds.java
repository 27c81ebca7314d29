package cn.hotline.ticket;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/** Holds that a client's own id of a matter makes one ticket (domain §2); the unique index decides, also between two nodes. */
@Singleton
public final class ExternalIds {

    private static final String CONSTRAINT = "contact_external_id";

    private final EntityManager db;

    ExternalIds(EntityManager db) {
        this.db = db;
    }

    /** @throws Refusal 409; {@link #telling} has the number to it */
    static void demandNew(Action.Origin origin, EntityManager db) {
        if (origin.externalId() == null) {
            return;
        }
        try {
            db.flush();
        } catch (ConstraintViolationException e) {
            if (!CONSTRAINT.equals(e.getConstraintName())) {
                throw e;
            }
            throw new Refusal(ProblemType.DUPLICATE_EXTERNAL_ID, "duplicate-external-id");
        }
    }

    /**
     * Tells the number of the ticket there is. To be put around the transaction that files: one that still has a connection must
     * not wait for a second, or so many at once as there are connections would wait for each other.
     */
    public <T> T telling(Action.Origin origin, Supplier<T> filing) {
        try {
            return filing.get();
        } catch (Refusal refusal) {
            if (refusal.type() != ProblemType.DUPLICATE_EXTERNAL_ID || origin.externalId() == null) {
                throw refusal;
            }
            number(origin.client(), origin.externalId()).ifPresent(refusal::about);
            throw refusal;
        }
    }

    /** @throws Refusal 409 with the number of the ticket this client has under this id */
    public void demandFree(String client, String externalId) {
        number(client, externalId).ifPresent(number -> {
            throw new Refusal(ProblemType.DUPLICATE_EXTERNAL_ID, "duplicate-external-id").about(number);
        });
    }

    private Optional<String> number(String client, String externalId) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> db.createQuery("""
                        select t.number from Contact c join Ticket t on t.id = c.key.ticketId
                        where c.client = :client and c.externalId = :externalId""", String.class)
                        .setParameter("client", client)
                        .setParameter("externalId", externalId)
                        .getResultStream()
                        .findFirst());
    }
}
