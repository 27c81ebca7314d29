package cn.hotline.ticket;

import cn.hotline.platform.Messages;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is told outside in a form of others: masked for whoever filed it, without any words and without its place for
 * everybody else.
 *
 * @param answer what the citizen was told
 * @param unit name of whoever has it
 * @param dueAt when a reply can be expected
 */
public record PublicTicket(
        String number,
        boolean open,
        String statusText,
        @Nullable String answer,
        @Nullable MatterRef matter,
        @Nullable String text,
        @Nullable String unit,
        Instant filedAt,
        Instant updatedAt,
        @Nullable Instant dueAt,
        Place place) {

    static PublicTicket of(Ticket t, boolean own, Messages messages) {
        var reply = own && isAnswered(t) ? t.reply : null;
        return new PublicTicket(
                t.number,
                t.status().isOpen(),
                TicketView.statusText(t.status(), false, messages),
                reply == null ? null : reply.result(),
                t.matter,
                own ? t.text : null,
                t.unit == null ? null : t.unit.name(),
                t.filedAt,
                t.updatedAt,
                t.dueAt,
                own ? t.place() : Place.UNKNOWN);
    }

    /** The unit's words are the citizen's only once the centre has let them pass. */
    private static boolean isAnswered(Ticket t) {
        return t.status() == Status.REPLIED || t.status() == Status.CLOSED || t.status() == Status.ARCHIVED;
    }
}
