package cn.hotline.supervision.calendar;

import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A further version of the rule about exactly this kind, matter, type and level, or a new rule.
 *
 * @param matter the beginning of the codes of the matters it is about
 * @param ends instead of a limit: the rule holds no more, the next less special one does
 * @param effectiveFrom now unless said
 */
public record PolicyInput(
        @NotNull DeadlineKind kind,
        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String matter,
        @Nullable TicketType type,
        @Nullable Level level,
        @Valid @Nullable LimitInput limit,
        @Nullable Boolean ends,
        @Nullable Instant effectiveFrom,
        @NotBlank @Size(max = 500) String source) {

    /** How long. */
    public record LimitInput(@Min(1) int amount, @NotNull LimitUnit unit) {}

    /** @throws Refusal 422 where there is neither a limit nor an end, or both, or too long a one */
    @Nullable
    Limit itsLimit() {
        if ((limit == null) != Boolean.TRUE.equals(ends)) {
            throw Refusal.invalid("limit", "policy-limit-or-end");
        }
        if (limit != null && limit.amount() > Limit.most(limit.unit())) {
            throw Refusal.invalid("limit.amount", "constraint.max", Integer.toString(Limit.most(limit.unit())));
        }
        return limit == null ? null : new Limit(limit.amount(), limit.unit());
    }

    boolean isDefault() {
        return matter == null && type == null && level == null;
    }
}
