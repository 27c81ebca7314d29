package cn.hotline.supervision.calendar;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a rule as staff see it.
 *
 * @param inForce whether it is the version that holds now
 */
public record PolicyView(
        String name,
        int id,
        int version,
        DeadlineKind kind,
        @Nullable String matter,
        @Nullable TicketType type,
        @Nullable Level level,
        @Nullable Limit limit,
        boolean inForce,
        Instant effectiveFrom,
        String source,
        String madeBy,
        Instant madeAt) {

    static PolicyView of(DeadlinePolicy made, boolean inForce) {
        var policy = made.policy();
        return new PolicyView(
                policy.name(),
                policy.id(),
                policy.version(),
                policy.kind(),
                policy.matter(),
                policy.type(),
                policy.level(),
                policy.limit(),
                inForce,
                policy.effectiveFrom(),
                policy.source(),
                made.madeBy(),
                made.madeAt());
    }
}
