package cn.hotline.appointment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place on the waitlist as who waits sees it.
 *
 * @param booking what is offered, to be confirmed as any held booking
 */
public record WaitingView(
        UUID id,
        Waiting.State state,
        String hall,
        String service,
        Instant earliest,
        Instant latest,
        Instant since,
        @Nullable UUID booking) {

    static WaitingView of(Waiting waiting) {
        return new WaitingView(
                waiting.id,
                waiting.state,
                waiting.hall,
                waiting.service,
                waiting.earliest,
                waiting.latest,
                waiting.since,
                waiting.booking);
    }
}
