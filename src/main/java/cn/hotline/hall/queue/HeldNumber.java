package cn.hotline.hall.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a number stands, for its holder.
 *
 * @param ahead how many of the same service go before; none unless it waits
 * @param counter where to go, once it is called
 * @param version steps there have been
 */
public record HeldNumber(
        UUID id,
        String hall,
        String service,
        String number,
        QueueState state,
        boolean near,
        @Nullable Integer ahead,
        Place.@Nullable View counter,
        int version) {}
