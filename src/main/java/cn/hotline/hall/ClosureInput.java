package cn.hotline.hall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A closure to be made.
 *
 * @param counter the whole hall when it is left out
 */
public record ClosureInput(
        @Nullable @Pattern(regexp = Plan.CODE) String counter,
        @NotNull OffsetDateTime from,
        @NotNull OffsetDateTime until,
        @NotNull @Valid Reason reason) {

    /** In both languages, since it is shown to all. */
    public record Reason(
            @NotBlank @Size(max = 200) String zh,
            @NotBlank @Size(max = 200) String en) {}
}
