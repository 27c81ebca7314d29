package cn.hotline.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A division (区划). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RegionContent(
        @NotBlank @Size(max = 100) String name,
        @NotNull Region.Level level,
        @Nullable @Pattern(regexp = CODE) String parent,
        @Nullable @Min(0) @Max(1_000_000) Integer position,
        @Size(max = 10) List<@NotNull @Pattern(regexp = CODE) String> replacedBy)
        implements Content {

    public RegionContent {
        replacedBy = Content.listOf(replacedBy);
    }

    @Override
    public RegionContent retiredInto(List<String> successors) {
        return new RegionContent(name, level, parent, position, successors);
    }

    @Override
    public List<Fault> faults(String code) {
        return (level == Region.Level.CITY) == (parent == null)
                ? List.of()
                : List.of(Fault.of(code, "parent", "region-parent"));
    }
}
