package cn.hotline.feed.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the partner reads it in the log.
 *
 * @param event the {@code webhook-id} it is sent under
 * @param attempts over all; of those only the latest are in {@code log}
 * @param lastFailure in lower case with hyphens, as {@code connection-refused}
 */
public record DeliveryView(
        UUID id,
        String event,
        String type,
        String ticket,
        int seq,
        Delivery.State state,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable String lastFailure,
        Instant spooledAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt,
        List<AttemptView> log) {

    /** One attempt; without a failure it was delivered. */
    public record AttemptView(
            Instant at,
            int millis,
            @Nullable Integer status,
            @Nullable String failure) {}
}
