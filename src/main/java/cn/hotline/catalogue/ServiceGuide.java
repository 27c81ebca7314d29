package cn.hotline.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a citizen gets it done (办事指南).
 *
 * @param legalLimitDays what the law allows, in working days
 * @param promisedLimitDays what the unit promises, in working days
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceGuide(
        @Nullable @Size(min = 1, max = 2000) String summary,
        @Size(max = 30) List<@NotNull @NotBlank @Size(max = 200) String> materials,
        @Size(max = 30) List<@NotNull @NotBlank @Size(max = 500) String> steps,
        @Nullable @Min(1) @Max(1000) Integer legalLimitDays,
        @Nullable @Min(1) @Max(1000) Integer promisedLimitDays,
        @Nullable @Size(min = 1, max = 200) String fee,
        @Nullable @Size(min = 1, max = 300) String place) {

    public ServiceGuide {
        materials = Content.listOf(materials);
        steps = Content.listOf(steps);
    }

    boolean promisesMoreThanTheLaw() {
        return legalLimitDays != null && promisedLimitDays != null && promisedLimitDays > legalLimitDays;
    }
}
