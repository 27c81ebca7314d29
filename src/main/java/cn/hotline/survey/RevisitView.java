package cn.hotline.survey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call as the centre sees it. */
public record RevisitView(
        UUID id,
        String ticket,
        Revisit.Reason reason,
        Revisit.State state,
        Instant madeAt,
        @Nullable String claimedBy,
        @Nullable Instant claimedAt,
        int tries,
        @Nullable Boolean contacted,
        Revisit.@Nullable Solved solved,
        @Nullable Boolean truthful,
        @Nullable String callId,
        @Nullable String doneBy,
        @Nullable Instant doneAt) {

    static RevisitView of(Revisit revisit) {
        return new RevisitView(
                revisit.id,
                revisit.number,
                revisit.reason,
                revisit.state,
                revisit.madeAt,
                revisit.claimedBy,
                revisit.claimedAt,
                revisit.tries,
                revisit.contacted,
                revisit.solved,
                revisit.truthful,
                revisit.callId,
                revisit.doneBy,
                revisit.doneAt);
    }
}
