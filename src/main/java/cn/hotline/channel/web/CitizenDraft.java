package cn.hotline.channel.web;

import cn.hotline.channel.Gist;
import cn.hotline.channel.Submission.PlaceInput;
import cn.hotline.channel.Submission.ReportedPartyInput;
import cn.hotline.channel.Submission.ReporterInput;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A submission as far as it has come: as {@link cn.hotline.channel.Submission}, but nothing is required yet. */
public record CitizenDraft(
        @Nullable TicketType type,
        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String matter,
        @Nullable @Size(max = 100) String title,
        @Nullable @Size(max = 10_000) String text,
        @Nullable @Size(max = 50) Map<String, Object> elements,
        @Nullable @Valid PlaceInput place,
        @Nullable @Valid ReporterInput reporter,
        @Nullable @Valid ReportedPartyInput reportedParty,
        @Nullable @Size(max = 9) List<@NotNull UUID> attachments) {

    static CitizenDraft of(Gist gist) {
        return new CitizenDraft(
                gist.type(),
                gist.matter(),
                gist.title(),
                gist.text(),
                gist.elements(),
                gist.place(),
                gist.reporter(),
                gist.reportedParty(),
                gist.attachments());
    }

    Gist gist() {
        return new Gist(
                type,
                matter,
                said(title),
                said(text),
                elements == null ? Map.of() : elements,
                place,
                reporter,
                reportedParty,
                attachments == null ? List.of() : Supplementary.distinct(attachments));
    }

    @Override
    public String toString() {
        return "CitizenDraft[" + matter + "]";
    }

    private static @Nullable String said(@Nullable String words) {
        return words == null || words.isBlank() ? null : words;
    }
}
