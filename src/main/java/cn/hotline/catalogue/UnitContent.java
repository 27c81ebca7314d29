package cn.hotline.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit (承办单位).
 *
 * @param contacts whom the centre calls in office: posts, not citizens
 * @param substitute takes its new tickets as long as one is named, while the unit is closed or being merged (代收单位)
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UnitContent(
        @NotBlank @Size(max = 100) String name,
        @NotNull Unit.Kind kind,
        @Nullable @Pattern(regexp = CODE) String parent,
        @Nullable @Pattern(regexp = CODE) String region,
        @Nullable @Size(min = 1, max = 40) String phone,
        @Size(max = 10) List<@NotNull @Valid Contact> contacts,
        @Nullable @Pattern(regexp = CODE) String substitute,
        @Nullable @Min(0) @Max(1_000_000) Integer position,
        @Size(max = 1) List<@NotNull @Pattern(regexp = CODE) String> replacedBy)
        implements Content {

    /** Whom to call about tickets, and when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(
            @NotBlank @Size(max = 60) String role,
            @NotBlank @Size(max = 40) String phone,
            @Nullable @Size(min = 1, max = 100) String hours) {}

    public UnitContent {
        contacts = Content.listOf(contacts);
        replacedBy = Content.listOf(replacedBy);
    }

    @Override
    public UnitContent retiredInto(List<String> successors) {
        return new UnitContent(name, kind, parent, region, phone, contacts, null, position, successors);
    }

    /** Who takes its new tickets instead: its successor, its substitute, or nobody. */
    @Nullable
    String next() {
        return retired() ? replacedBy.getFirst() : substitute;
    }

    @Override
    public List<Fault> faults(String code) {
        return List.of();
    }
}
