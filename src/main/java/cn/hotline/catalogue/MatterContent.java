package cn.hotline.catalogue;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A matter (事项) as one object: form, script, knowledge, default unit, limit, reply and service guide.
 *
 * @param leaf whether tickets can be filed under it
 * @param review whether a reply passes the centre's review
 * @param script what the agent says and asks
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MatterContent(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 200) String nameEn,
        @Nullable @Pattern(regexp = CODE) String parent,
        @NotNull Boolean leaf,
        @Nullable @Min(0) @Max(1_000_000) Integer position,
        @Nullable TicketType type,
        @Nullable Level level,
        @Nullable @Pattern(regexp = CODE) String unit,
        @Nullable Boolean review,
        @Nullable @Valid Limit limit,
        @Size(max = 5) List<@NotNull ReplyPart> replyParts,
        @Size(max = 100) List<@NotNull @NotBlank @Size(max = 30) @Pattern(regexp = "[^|]*") String> keywords,
        @Nullable @Size(min = 1, max = 10_000) String script,
        @Size(max = 20) List<@NotNull @Valid Link> knowledge,
        @Nullable @Valid ServiceGuide guide,
        @Nullable @Valid Form form,
        @Size(max = 10) List<@NotNull @Pattern(regexp = CODE) String> replacedBy)
        implements Content {

    /** How long handling may take. */
    public record Limit(
            @Min(1) @Max(10_000) int amount, @NotNull Matter.LimitUnit unit) {}

    /** Where the agent reads on. */
    public record Link(
            @NotBlank @Size(max = 200) String title,

            @NotNull @Size(max = 500) @Pattern(regexp = "https?://[^\\s\"<>]+")
            String url) {}

    public MatterContent {
        review = review == null ? Boolean.TRUE : review;
        replyParts = inOrder(replyParts);
        keywords = Content.listOf(keywords);
        knowledge = Content.listOf(knowledge);
        replacedBy = Content.listOf(replacedBy);
    }

    /** All parts unless some are named; a hole is left for validation to find. */
    private static List<ReplyPart> inOrder(@Nullable List<ReplyPart> parts) {
        if (parts == null || parts.isEmpty()) {
            return List.of(ReplyPart.values());
        }
        return parts.stream().anyMatch(Objects::isNull) ? parts : List.copyOf(new TreeSet<>(parts));
    }

    @Override
    public MatterContent retiredInto(List<String> successors) {
        return with(form, successors);
    }

    MatterContent withForm(@Nullable Form numbered) {
        return with(numbered, replacedBy);
    }

    private MatterContent with(@Nullable Form newForm, List<String> successors) {
        return new MatterContent(
                name,
                nameEn,
                parent,
                leaf,
                position,
                type,
                level,
                unit,
                review,
                limit,
                replyParts,
                keywords,
                script,
                knowledge,
                guide,
                newForm,
                successors);
    }

    @Override
    public List<Fault> faults(String code) {
        var faults = new ArrayList<Fault>();
        if (leaf) {
            demand(type, code, "type", faults);
            demand(level, code, "level", faults);
            demand(unit, code, "unit", faults);
            demand(form, code, "form", faults);
        }
        if (form != null) {
            form.fault().ifPresent(what -> faults.add(Fault.of(code, "form", "form-wrong", what)));
        }
        if (guide != null && guide.promisesMoreThanTheLaw()) {
            faults.add(Fault.of(code, "guide", "guide-promise"));
        }
        return faults;
    }

    private static void demand(@Nullable Object value, String code, String field, List<Fault> faults) {
        if (value == null) {
            faults.add(Fault.of(code, field, "leaf-needs"));
        }
    }
}
