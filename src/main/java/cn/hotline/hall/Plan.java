package cn.hotline.hall;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A hall as one document: floors, zones, services, counters, hours and how many people it takes. */
public record Plan(
        @NotNull @Min(1) @Max(100) Integer floors,
        @NotNull @Min(1) @Max(100_000) Integer capacity,
        @NotNull @Valid Hours hours,
        @NotNull @Size(max = 50) List<@NotNull @Valid Zone> zones,
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Service> services,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Window> counters) {

    static final String CODE = "[A-Z0-9-]{1,32}";

    /** By kind of day, each a list of from and to, the last of which may be 24:00. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Hours(
            @Nullable @Size(max = 4)
            List<@NotNull @Size(min = 2, max = 2) List<@NotNull @Pattern(regexp = TIME) String>> working,

            @Nullable @Size(max = 4)
            List<@NotNull @Size(min = 2, max = 2) List<@NotNull @Pattern(regexp = TIME) String>> saturday,

            @Nullable @Size(max = 4)
            List<@NotNull @Size(min = 2, max = 2) List<@NotNull @Pattern(regexp = TIME) String>> sunday,

            @Nullable @Size(max = 4)
            List<@NotNull @Size(min = 2, max = 2) List<@NotNull @Pattern(regexp = TIME) String>> holiday) {

        static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";

        boolean isNever() {
            return Stream.of(working, saturday, sunday, holiday)
                    .allMatch(windows -> windows == null || windows.isEmpty());
        }
    }

    /** A part of a floor. */
    public record Zone(
            @NotNull @Pattern(regexp = CODE) String code,
            @NotNull @Min(-5) @Max(99) Integer floor,
            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 120) String nameEn) {}

    /** What people come for. */
    public record Service(
            @NotNull @Pattern(regexp = CODE) String code,
            @NotNull @Pattern(regexp = "[A-Z]{1,2}") String letter,
            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 120) String nameEn,
            @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String> matters,
            @NotNull @Min(1) @Max(240) Integer minutes,
            @NotNull Boolean realName) {}

    /** A counter and its skills. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Window(
            @NotNull @Pattern(regexp = CODE) String code,
            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 120) String nameEn,
            @NotNull @Min(-5) @Max(99) Integer floor,
            @Nullable @Pattern(regexp = CODE) String zone,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Pattern(regexp = CODE) String> services) {}
}
