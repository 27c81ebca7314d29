package cn.hotline.ticket;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every door ends in, of one shape (domain §2): checked against the catalogue already.
 *
 * @param type what the citizen says it is; else the matter's, else a request for help
 * @param matter null when the centre still has to find it
 */
public record Intake(
        Action.Origin origin,
        @Nullable TicketType type,
        @Nullable Level level,
        @Nullable MatterRef matter,
        Action.Words words,
        List<UUID> attachments) {

    /** The same from elsewhere. */
    public Intake from(Action.Origin other) {
        return new Intake(other, type, level, matter, words, attachments);
    }

    /** The part of a ticket that goes on as a ticket of its own. */
    public record Part(@Nullable TicketType type, String title, String text) {}

    static Action.Words words(Part part, Ticket parent, Ticket.People people) {
        return new Action.Words(
                part.title(),
                part.text(),
                Map.of(),
                parent.place(),
                people.reporter(),
                people.reportedParty(),
                people.reportedUnit());
    }
}
