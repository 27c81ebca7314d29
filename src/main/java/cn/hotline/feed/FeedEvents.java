package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import cn.hotline.ticket.Steps;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** Puts entries of the stream into words for their readers. */
@Singleton
public final class FeedEvents {

    private final Steps steps;

    FeedEvents(Steps steps) {
        this.steps = steps;
    }

    /** In the same order, without those the viewer may not see. */
    public List<FeedEvent> render(List<Entry> entries, Caller viewer, Messages messages) {
        if (entries.isEmpty()) {
            return List.of();
        }
        var read = steps.read(entries.stream().map(Delivery::key).toList());
        return entries.stream()
                .map(entry -> new Arrival(entry.position(), read.get(Delivery.key(entry))).toldTo(viewer, messages, 0))
                .filter(Objects::nonNull)
                .toList();
    }

    static FeedEvent event(long position, Steps.Step step, Caller viewer, Messages messages) {
        boolean staff = viewer instanceof Caller.Staff;
        var entry = step.entry(staff, messages);
        return new FeedEvent(
                step.number() + "-" + entry.seq(),
                Cursor.text(position),
                step.number(),
                entry.seq(),
                entry.at(),
                entry.action(),
                entry.status(),
                step.statusText(staff, messages),
                entry.text(),
                entry.actor());
    }
}
