package cn.hotline.channel;

import cn.hotline.access.Phone;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Reporter;
import cn.hotline.ticket.Reporter.Kind;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketType;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every door takes in of a citizen's matter; doors add what is theirs. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
@SuppressWarnings("NullAway.Init") // filled by Jackson, checked by Bean Validation
public class Submission {

    private @Nullable TicketType type;

    private @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String matter;

    @NotBlank
    @Size(max = 100)
    private String title;

    @NotBlank
    @Size(max = 10_000)
    private String text;

    private @Nullable @Size(max = 50) Map<String, Object> elements;

    private @Nullable @Valid PlaceInput place;

    @NotNull
    @Valid
    private ReporterInput reporter;

    private @Nullable @Valid ReportedPartyInput reportedParty;

    private @Nullable @Size(max = 9) List<@NotNull UUID> attachments;

    /** WGS 84 degrees. */
    public record Location(
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double lon,
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat) {}

    /** Where it happened. */
    public record PlaceInput(
            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}")
            String region,

            @Nullable @Size(min = 1, max = 300) String address,
            @Nullable @Valid Location location) {}

    /** Who asks. */
    public record ReporterInput(
            @NotNull Kind kind,
            @Nullable @Size(min = 1, max = 60) String name,
            @Nullable @Size(min = 5, max = 20) String phone) {

        Reporter reporter() {
            if (kind == Kind.ANONYMOUS) {
                if (name != null || phone != null) {
                    throw Refusal.invalid(name != null ? "reporter.name" : "reporter.phone", "reporter-anonymous");
                }
                return new Reporter(kind, null, null);
            }
            if (phone == null) {
                throw Refusal.invalid("reporter.phone", "reporter-phone");
            }
            return new Reporter(
                    kind,
                    name == null || name.isBlank() ? null : name.strip(),
                    Phone.parse("reporter.phone", phone).e164());
        }
    }

    /** Whom the matter is about. */
    public record ReportedPartyInput(
            @NotBlank @Size(max = 120) String name,

            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}")
            String unit) {}

    /** The same, however it came in. */
    public final Gist gist() {
        return new Gist(
                type,
                matter,
                title,
                text,
                elements == null ? Map.of() : elements,
                place,
                reporter,
                reportedParty,
                attachments == null ? List.of() : Supplementary.distinct(attachments));
    }
}
