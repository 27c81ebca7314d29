package cn.hotline.catalogue;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That an entry is over from a day on, and which ones took over. */
public record Retirement(
        @Nullable LocalDate effectiveFrom,
        @Nullable @Size(min = 1, max = 500) String note,

        @NotNull @Size(min = 1, max = 10) List<@NotNull @Pattern(regexp = Content.CODE) String> replacedBy) {}
