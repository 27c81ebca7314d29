package cn.hotline.channel.phone;

import cn.hotline.access.Phone;
import cn.hotline.channel.phone.CallReport.Direction;
import cn.hotline.channel.phone.CallStory.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as lists show it.
 *
 * @param id the platform's own
 * @param caller masked
 */
public record CallView(
        String id,
        Direction direction,
        State state,
        @Nullable String caller,
        @Nullable String queue,
        List<String> agents,
        @Nullable Instant offeredAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        int turns,
        boolean complete) {

    static CallView of(PhoneCall call, @Nullable Phone caller) {
        return new CallView(
                call.callId,
                call.direction,
                call.state,
                caller == null ? null : caller.masked(),
                call.queue,
                call.agents,
                call.offeredAt,
                call.answeredAt,
                call.endedAt,
                call.turns,
                call.complete);
    }
}
