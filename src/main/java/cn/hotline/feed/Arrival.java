package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A step at its position, put into words once for all who read it alike: a desk may have hundreds of readers. */
final class Arrival {

    private static final Logger LOG = Logger.getLogger(Arrival.class);

    private final long position;
    private final @Nullable Happening happening;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /** @param happening null when the ticket is there no more */
    Arrival(long position, @Nullable Happening happening) {
        this.position = position;
        this.happening = happening;
    }

    long position() {
        return position;
    }

    /** @return null when the viewer may not see it, or it stands at or before the version they hold already */
    @Nullable
    Told toldTo(Caller viewer, Messages messages, int version) {
        if (happening == null || happening.seq() <= version || !happening.isVisibleTo(viewer)) {
            return null;
        }
        var alike = (viewer instanceof Caller.Staff) + messages.tag();
        try {
            return told.computeIfAbsent(alike, key -> happening.told(position, viewer, messages));
        } catch (RuntimeException e) {
            // Its history is damaged, which the history check tells; the stream goes on for everybody.
            LOG.errorf(
                    "The step at position %d can't be told: %s",
                    position, e.getClass().getName());
            return null;
        }
    }
}
