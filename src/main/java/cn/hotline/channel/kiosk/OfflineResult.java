package cn.hotline.channel.kiosk;

import cn.hotline.platform.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to an item that a kiosk took in offline: one line of the answer. */
public record OfflineResult(
        @Nullable String externalId,
        Outcome outcome,
        @Nullable String number,
        @Nullable String trackCode,
        @Nullable Instant receivedAt,
        @Nullable Problem problem) {

    /** What happened to it. */
    public enum Outcome {
        CREATED,
        REPEATED,
        REFUSED
    }

    static OfflineResult created(OfflineItem item, String number, @Nullable String trackCode, Instant at) {
        return new OfflineResult(item.externalId(), Outcome.CREATED, number, trackCode, at, null);
    }

    static OfflineResult repeated(OfflineItems.Known known) {
        return new OfflineResult(
                known.externalId(), Outcome.REPEATED, known.number(), known.code(), known.receivedAt(), null);
    }

    static OfflineResult refused(@Nullable String externalId, Problem problem) {
        return new OfflineResult(externalId, Outcome.REFUSED, problem.number(), null, null, problem);
    }
}
