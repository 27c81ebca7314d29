package cn.hotline.ticket;

import cn.hotline.access.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One step in the life of a ticket; never changed, never deleted (a trigger holds it), chained to the one before by its hash. */
@Entity
@Immutable
public class TicketEvent extends PanacheEntityBase {

    /** The ticket, and the place in its history counted from 1. */
    @Embeddable
    public record Key(UUID ticketId, int seq) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private Verb verb;

    /** The status after it. */
    @Enumerated(EnumType.STRING)
    private Status status;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String actor;
    private Instant at;

    /** The action without its personal parts, as JSON. */
    private String data;

    /** The personal parts, encrypted under the ticket's data key. */
    private byte @Nullable [] sealed;

    private byte[] hash;

    @SuppressWarnings("NullAway.Init")
    protected TicketEvent() {}

    TicketEvent(Key key, Verb verb, Status status, Deed deed, History.Written written) {
        this.key = key;
        this.verb = verb;
        this.status = status;
        this.role = deed.role();
        this.actor = deed.actor();
        this.at = deed.at();
        this.data = written.data();
        this.sealed = written.sealed();
        this.hash = written.hash();
    }

    static List<TicketEvent> of(UUID ticket) {
        return list("key.ticketId = ?1 order by key.seq", ticket);
    }

    static List<TicketEvent> since(UUID ticket, int seq) {
        return list("key.ticketId = ?1 and key.seq > ?2 order by key.seq", ticket, seq);
    }

    /** A step with its ticket as it is now. */
    record OfTicket(TicketEvent event, Ticket ticket) {}

    /** In one round trip, and by one statement for any number of keys, so that it is not made anew for each. */
    static List<OfTicket> of(Collection<Steps.Key> keys) {
        return getSession()
                .createNativeQuery("""
                        select {e.*}, {t.*} from unnest(:tickets, :seqs) as k(ticket, step)
                        join ticket_event e on e.ticket_id = k.ticket and e.seq = k.step
                        join ticket t on t.id = k.ticket""", Object[].class)
                .addEntity("e", TicketEvent.class)
                .addEntity("t", Ticket.class)
                .setParameter("tickets", keys.stream().map(Steps.Key::ticketId).toArray(UUID[]::new))
                .setParameter("seqs", keys.stream().map(Steps.Key::seq).toArray(Integer[]::new))
                .getResultList()
                .stream()
                .map(row -> new OfTicket((TicketEvent) row[0], (Ticket) row[1]))
                .toList();
    }

    UUID ticketId() {
        return key.ticketId();
    }

    int seq() {
        return key.seq();
    }

    Verb verb() {
        return verb;
    }

    Status status() {
        return status;
    }

    Deed deed() {
        return new Deed(role, actor, at);
    }

    String data() {
        return data;
    }

    byte @Nullable [] sealed() {
        return sealed;
    }

    byte[] hash() {
        return hash;
    }
}
