package cn.hotline.ticket;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Somebody saw the reporter's name and number in the clear, and said why; never changed, never deleted. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // queries read them
public class Disclosure extends PanacheEntityBase {

    private static final int MAX_LISTED = 500;

    @Id
    private UUID id;

    private UUID ticketId;
    private String actor;
    private String purpose;
    private Instant at;

    @SuppressWarnings("NullAway.Init")
    protected Disclosure() {}

    Disclosure(UUID ticketId, String actor, String purpose, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.ticketId = ticketId;
        this.actor = actor;
        this.purpose = purpose;
        this.at = at;
    }

    /** What an auditor sees of it. */
    public record View(Instant at, String actor, String purpose) {}

    static List<View> of(UUID ticket) {
        return Disclosure.<Disclosure>find("ticketId = ?1 order by id", ticket).range(0, MAX_LISTED - 1).stream()
                .map(d -> new View(d.at, d.actor, d.purpose))
                .toList();
    }
}
