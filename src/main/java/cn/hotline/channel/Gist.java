package cn.hotline.channel;

import cn.hotline.channel.Submission.PlaceInput;
import cn.hotline.channel.Submission.ReportedPartyInput;
import cn.hotline.channel.Submission.ReporterInput;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Place;
import cn.hotline.ticket.TicketType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a door took in of a citizen's matter, complete or not; what may be left out of a ticket is marked so in {@link Submission}.
 *
 * @param matter code of a leaf of the catalogue
 * @param elements by the keys of the matter's form
 */
public record Gist(
        @Nullable TicketType type,
        @Nullable String matter,
        @Nullable String title,
        @Nullable String text,
        Map<String, Object> elements,
        @Nullable PlaceInput place,
        @Nullable ReporterInput reporter,
        @Nullable ReportedPartyInput reportedParty,
        List<UUID> attachments) {

    public static final Gist EMPTY = new Gist(null, null, null, null, Map.of(), null, null, null, List.of());

    /** Nobody's name or number is told to whoever prints it. */
    @Override
    public String toString() {
        return "Gist[" + matter + "]";
    }

    /** The same, by this reporter. */
    public Gist by(ReporterInput other) {
        return new Gist(type, matter, title, text, elements, place, other, reportedParty, attachments);
    }

    @Nullable
    String region() {
        return place == null ? null : place.region();
    }

    /** @throws Refusal 422 naming what no ticket can be without */
    public Action.Words words() {
        if (title == null || text == null || reporter == null) {
            var refusal = new Refusal(ProblemType.INVALID, "invalid");
            if (title == null) {
                refusal.andField("title", "constraint.not-blank");
            }
            if (text == null) {
                refusal.andField("text", "constraint.not-blank");
            }
            if (reporter == null) {
                refusal.andField("reporter", "constraint.required");
            }
            throw refusal;
        }
        var location = place == null ? null : place.location();
        return new Action.Words(
                title.strip(),
                text.strip(),
                elements,
                new Place(
                        region(),
                        place == null ? null : place.address(),
                        location == null ? null : location.lon(),
                        location == null ? null : location.lat()),
                reporter.reporter(),
                reportedParty == null ? null : reportedParty.name(),
                reportedParty == null ? null : reportedParty.unit());
    }
}
