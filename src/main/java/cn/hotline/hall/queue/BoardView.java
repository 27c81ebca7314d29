package cn.hotline.hall.queue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the screens of a hall show (叫号屏).
 *
 * @param serving whom the counters have now, by counter
 * @param calls the last that were called, the latest first
 * @param waiting by service, in their order
 */
public record BoardView(String hall, String name, List<Call> serving, List<Call> calls, List<Waiting> waiting) {

    /** A number that was called. */
    public record Call(
            String number,
            String service,
            QueueState state,
            @Nullable Instant calledAt,
            Place.@Nullable View counter) {}

    /** How many wait for a service. */
    public record Waiting(String service, String name, String letter, int waiting) {}
}
