package cn.hotline.hall.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number as it is given out (排队号).
 *
 * @param ahead how many of the same service go before
 * @param waitSeconds about so long, as far as that can be said
 * @param code shows afterwards whose it is, in the header {@code Queue-Code}; in the clear only here
 */
public record Taken(
        UUID id,
        String hall,
        String service,
        String number,
        Instant takenAt,
        int ahead,
        @Nullable Integer waitSeconds,
        String code) {

    @Override
    public String toString() {
        return "Taken[" + number + "]";
    }
}
