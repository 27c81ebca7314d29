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

    @SuppressWarnings("NullAway.Init")
    protected Contact() {}

    Contact(TicketEvent.Key key, Action.Origin origin, Instant at) {
        this.key = key;
        this.channel = origin.channel();
        this.client = origin.client();
        this.externalId = origin.externalId();
        this.at = at;
    }
}
