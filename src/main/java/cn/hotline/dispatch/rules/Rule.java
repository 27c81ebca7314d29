package cn.hotline.dispatch.rules;

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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule (规则) of a dispatch catalogue: what a ticket has to be like, whose duty it then is, and by which law. What is left out
 * is not asked; its position is its place in the list, counted from 1.
 *
 * @param matter the beginning of the matter's code
 * @param region the ticket's place is this division or lies in it
 * @param keywords at least one stands in title or text
 * @param exceptKeywords none stands in title or text
 * @param validFrom first day, by the moment of the dispatch
 * @param validUntil last day
 * @param unit whose duty it is, or else {@code local}
 * @param local the unit that governs the ticket's own place
 * @param sharedDuty the street level may be given it as well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rule(
        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String matter,
        @Nullable TicketType type,
        @Nullable Level level,
        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String region,
        @Nullable @Size(min = 1, max = 50) List<@NotBlank @Size(max = 40) String> keywords,
        @Nullable @Size(min = 1, max = 50) List<@NotBlank @Size(max = 40) String> exceptKeywords,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable @Valid Window window,
        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String unit,
        @Nullable Local local,
        @NotBlank @Size(max = 500) String legalBasis,
        @Nullable @Size(min = 1, max = 200) String source,
        @Nullable Boolean sharedDuty) {

    /** Which unit governs a place (属地). */
    public enum Local {
        DISTRICT,
        STREET
    }

    /**
     * Days of the week and hours of the day in which the rule holds.
     *
     * @param fromHour first hour, with {@code beforeHour}; over midnight when it is the later one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Window(
            @Nullable @Size(min = 1, max = 7) List<@NotNull DayOfWeek> weekdays,
            @Nullable @Min(0) @Max(23) Integer fromHour,
            @Nullable @Min(1) @Max(24) Integer beforeHour) {

        boolean holds(LocalDateTime at) {
            return (weekdays == null || weekdays.contains(at.getDayOfWeek()))
                    && (fromHour == null || beforeHour == null || holds(at.getHour(), fromHour, beforeHour));
        }

        private static boolean holds(int hour, int from, int before) {
            return from < before ? hour >= from && hour < before : hour >= from || hour < before;
        }
    }

    /** By day and hour alone. */
    boolean holdsAt(LocalDateTime at) {
        return (validFrom == null || !at.toLocalDate().isBefore(validFrom))
                && (validUntil == null || !at.toLocalDate().isAfter(validUntil))
                && (window == null || window.holds(at));
    }

    /** Whose duty it is, if the ticket's place has such a unit. */
    @Nullable
    String target(Territory territory) {
        return local == null ? unit : territory.governedBy(local);
    }

    boolean sharesDuty() {
        return Boolean.TRUE.equals(sharedDuty);
    }

    List<String> words() {
        return keywords == null ? List.of() : keywords;
    }

    List<String> forbiddenWords() {
        return exceptKeywords == null ? List.of() : exceptKeywords;
    }
}
