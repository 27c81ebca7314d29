package cn.hotline.channel.phone;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the call platform says of a call at one moment; it comes several times, in any order, and each tells what is known then.
 *
 * @param at when the platform said it
 * @param caller as dialled; numbers that nobody can be called at are passed over
 * @param agent subject of the agent whose call it is now
 * @param recording reference of the recording at the platform
 */
record CallReport(
        @NotNull @Pattern(regexp = CALL_ID) String callId,
        @NotNull Instant at,
        @Nullable Direction direction,
        @Nullable @Size(max = 40) String caller,
        @Nullable @Size(max = 40) String called,

        @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String queue,

        @Nullable @Pattern(regexp = "[A-Za-z0-9._@:-]{1,100}")
        String agent,

        @Nullable Instant offeredAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Instant abandonedAt,
        @Nullable @Size(max = 300) String recording) {

    static final String CALL_ID = "[A-Za-z0-9._-]{6,64}";

    /** Who rang whom. */
    public enum Direction {
        INBOUND,
        OUTBOUND
    }

    /** Whether any of it is told to happen later than that. */
    boolean isAfter(Instant limit) {
        return at.isAfter(limit)
                || isAfter(offeredAt, limit)
                || isAfter(answeredAt, limit)
                || isAfter(endedAt, limit)
                || isAfter(abandonedAt, limit);
    }

    @Override
    public String toString() {
        return "CallReport[" + callId + "]";
    }

    private static boolean isAfter(@Nullable Instant time, Instant limit) {
        return time != null && time.isAfter(limit);
    }
}
