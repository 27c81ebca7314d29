package cn.hotline.feed.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its partner sees it.
 *
 * @param cursor how far in the feed its deliveries have been written
 * @param failures in a row
 * @param retryAt while the address is left alone after failures, until when
 * @param overlapUntil while the secret before signs too, until when
 */
public record WebhookView(
        UUID id,
        String url,
        @Nullable String description,
        boolean paused,
        State state,
        String cursor,
        int failures,
        @Nullable Instant retryAt,
        @Nullable Instant overlapUntil,
        Instant registeredAt) {

    /** Whether anything is sent just now. */
    public enum State {
        ACTIVE,
        /** Left alone after failures in a row; tried again at {@code retryAt}. */
        WAITING,
        PAUSED,
        /** The receiver answered 410; taken up again by the partner alone. */
        DISABLED
    }
}
