package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import cn.hotline.ticket.Steps;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A step at its position, put into words once for all who read it alike: a desk may have hundreds of readers. */
final class Arrival {

    private static final Logger LOG = Logger.getLogger(Arrival.class);

    private final long position;
    private final Steps.@Nullable Step step;
    private final Map<String, FeedEvent> told = new ConcurrentHashMap<>();

    /** @param step null when the ticket is there no more */
    Arrival(long position, Steps.@Nullable Step step) {
        this.position = position;
        this.step = step;
    }

    long position() {
        return position;
    }

    /** @return null when the viewer may not see it, or it stands at or before the version they hold already */
    @Nullable
    FeedEvent toldTo(Caller viewer, Messages messages, int version) {
        if (step == null || step.seq() <= version || !step.isVisibleTo(viewer)) {
            return null;
        }
        var alike = (viewer instanceof Caller.Staff) + messages.tag();
        try {
            return told.computeIfAbsent(alike, key -> FeedEvents.event(position, step, viewer, messages));
        } catch (RuntimeException e) {
            // Its history is damaged, which the history check tells; the stream goes on for everybody.
            LOG.errorf(
                    "The step at position %d can't be told: %s",
                    position, e.getClass().getName());
            return null;
        }
    }
}
