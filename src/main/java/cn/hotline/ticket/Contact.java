package cn.hotline.ticket;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call, message, kiosk submission or API call (来电/来访/留言). Its raw words are the sealed part of the step of history it shares
 * its key with.
 */
@Entity
@SuppressWarnings("UnusedVariable") // queries read them
public class Contact extends PanacheEntityBase {

    @EmbeddedId
    private TicketEvent.Key key;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String client;

    @Nullable
    private String externalId;

    private Instant at;

    /** When the citizen said it, where it was passed on later. */
    @Nullable
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    protected Contact() {}

    private Contact(TicketEvent.Key key, Action.Origin origin, Instant at) {
        this.key = key;
        this.channel = origin.channel();
        this.client = origin.client();
        this.externalId = origin.externalId();
        this.at = at;
        this.recordedAt = origin.recordedAt();
    }

    /** Keeps that this step of a ticket's history came from outside. */
    static void note(TicketEvent event, Action.Origin origin) {
        var key = new TicketEvent.Key(event.ticketId(), event.seq());
        new Contact(key, origin, event.deed().at()).persist();
    }
}
