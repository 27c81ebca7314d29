package cn.hotline.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's word on what became of a message it had taken.
 *
 * @param reference as in {@link Answer.Taken}
 * @param notice our own id, where the gateway gives it back
 * @param code the gateway's own, without any personal data
 */
public record Receipt(
        String gateway,
        @Nullable String reference,
        @Nullable UUID notice,
        Fate fate,
        String code,
        Instant at) {

    /** What became of it. */
    public enum Fate {
        DELIVERED,
        /** Not delivered now; it may still come. */
        DELAYED,
        FAILED
    }
}
