package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** Puts entries of the stream into words for their readers. */
@Singleton
public final class FeedEvents {

    private final Arrivals arrivals;

    FeedEvents(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** Of tickets, in the same order, without those the viewer may not see. */
    public List<FeedEvent> render(List<Entry> entries, Caller viewer, Messages messages) {
        return render("", entries, viewer, messages).stream()
                .map(FeedEvent.class::cast)
                .toList();
    }

    /** Of any one topic, likewise. */
    List<Told> render(String topic, List<Entry> entries, Caller viewer, Messages messages) {
        if (entries.isEmpty()) {
            return List.of();
        }
        return arrivals.read(topic, entries).stream()
                .map(arrival -> arrival.toldTo(viewer, messages, 0))
                .filter(Objects::nonNull)
                .toList();
    }
}
