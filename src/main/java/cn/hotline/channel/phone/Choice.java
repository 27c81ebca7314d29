package cn.hotline.channel.phone;

import cn.hotline.channel.Gist;
import cn.hotline.channel.Submission.PlaceInput;
import cn.hotline.channel.Submission.ReportedPartyInput;
import cn.hotline.channel.Submission.ReporterInput;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.Reporter.Kind;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent makes of a proposal: whatever is left out is as it was proposed.
 *
 * @param part which matter of the call, from 1; the proposal is for the first
 * @param elements one with null is taken away
 * @param reporter without a number it is the caller's
 */
public record Choice(
        @Nullable @Min(1) @Max(5) Integer part,
        @Nullable TicketType type,
        @Nullable Level level,
        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String matter,
        @Nullable @Size(min = 1, max = 100) String title,
        @Nullable @Size(min = 1, max = 10_000) String text,
        @Nullable @Size(max = 50) Map<String, Object> elements,
        @Nullable @Valid PlaceInput place,
        @Nullable @Valid ReporterInput reporter,
        @Nullable @Valid ReportedPartyInput reportedParty,
        @Nullable @Size(max = 9) List<@NotNull UUID> attachments) {

    private static final int TITLE = 30;

    static final Choice AS_PROPOSED = new Choice(null, null, null, null, null, null, null, null, null, null, null);

    int nth() {
        return part == null ? 1 : part;
    }

    Gist over(Gist base, @Nullable String caller) {
        boolean sameMatter = matter == null || matter.equals(base.matter());
        var said = text != null ? text : base.text();
        return new Gist(
                type != null ? type : base.type(),
                matter != null ? matter : base.matter(),
                title != null ? title : base.title() != null ? base.title() : beginning(said),
                said,
                chosen(sameMatter ? base.elements() : Map.of()),
                place != null ? place : base.place(),
                reporter(base, caller),
                reportedParty != null ? reportedParty : base.reportedParty(),
                attachments != null ? Supplementary.distinct(attachments) : base.attachments());
    }

    @Override
    public String toString() {
        return "Choice[" + matter + "]";
    }

    private Map<String, Object> chosen(Map<String, Object> proposed) {
        var all = new LinkedHashMap<>(proposed);
        if (elements != null) {
            all.putAll(elements);
        }
        all.values().removeIf(Objects::isNull);
        return all;
    }

    private @Nullable ReporterInput reporter(Gist base, @Nullable String caller) {
        if (reporter == null || reporter.kind() == Kind.ANONYMOUS || reporter.phone() != null) {
            return reporter == null ? base.reporter() : reporter;
        }
        var known = base.reporter() == null ? null : base.reporter().phone();
        var phone = known == null ? caller : known;
        return phone == null ? null : new ReporterInput(reporter.kind(), reporter.name(), phone);
    }

    private static @Nullable String beginning(@Nullable String text) {
        return text == null || text.length() <= TITLE ? text : text.substring(0, TITLE);
    }
}
