package cn.hotline.channel.phone;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call-back task as the centre sees it.
 *
 * @param caller masked, but for whoever has taken it
 * @param missed calls in vain
 */
public record CallBackView(
        UUID id,
        CallBack.State state,
        @Nullable String caller,
        @Nullable String queue,
        int missed,
        Instant firstMissedAt,
        Instant lastMissedAt,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        int tries,
        CallBack.@Nullable Ending ending,
        @Nullable String callId,
        @Nullable String ticket,
        @Nullable String doneBy,
        @Nullable Instant doneAt) {

    static CallBackView of(CallBack task, @Nullable String caller) {
        return new CallBackView(
                task.id,
                task.state,
                caller,
                task.queue,
                task.missed,
                task.firstMissedAt,
                task.lastMissedAt,
                task.takenBy,
                task.takenAt,
                task.tries,
                task.ending,
                task.callId,
                task.number,
                task.doneBy,
                task.doneAt);
    }

    @Override
    public String toString() {
        return "CallBackView[" + id + "]";
    }
}
