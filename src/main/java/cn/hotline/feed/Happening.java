package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.hall.queue.CounterHistory;
import cn.hotline.hall.queue.QueueHistory;
import cn.hotline.platform.Messages;
import cn.hotline.ticket.Steps;
import java.time.format.DateTimeFormatter;

/** What stands at a position of the stream. */
sealed interface Happening {

    int seq();

    /** Beside what was asked when the topic was opened. */
    default boolean isVisibleTo(Caller viewer) {
        return true;
    }

    Told told(long position, Caller viewer, Messages messages);

    /** A step of a ticket. */
    record ToTicket(Steps.Step step) implements Happening {

        @Override
        public int seq() {
            return step.seq();
        }

        @Override
        public boolean isVisibleTo(Caller viewer) {
            return step.isVisibleTo(viewer);
        }

        @Override
        public FeedEvent told(long position, Caller viewer, Messages messages) {
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

    /** A step of a number in a queue. */
    record ToNumber(QueueHistory.Step step) implements Happening {

        @Override
        public int seq() {
            return step.seq();
        }

        @Override
        public HallEvent told(long position, Caller viewer, Messages messages) {
            var place = step.place() == null ? null : step.place().view(messages.isEnglish());
            return new HallEvent(
                    id(),
                    Cursor.text(position),
                    step.hall(),
                    step.number(),
                    step.seq(),
                    step.at(),
                    step.verb(),
                    messages.text("queue-step." + step.verb(), step.number(), place == null ? "" : place.name()),
                    step.service(),
                    step.waiting(),
                    place,
                    step.announcement());
        }

        private String id() {
            return step.hall() + "-" + step.day().format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + step.number() + "-"
                    + step.seq();
        }
    }

    /** A counter opened, paused or closed. */
    record ToCounter(CounterHistory.Step step) implements Happening {

        @Override
        public int seq() {
            return step.seq();
        }

        @Override
        public CounterEvent told(long position, Caller viewer, Messages messages) {
            var place = step.place().view(messages.isEnglish());
            var action = CounterEvent.Action.of(step.state());
            return new CounterEvent(
                    step.hall() + "-COUNTER-" + place.code() + "-" + step.seq(),
                    Cursor.text(position),
                    step.hall(),
                    step.at(),
                    action,
                    messages.text("queue-step." + action, place.name()),
                    new CounterEvent.Place(place.code(), place.name(), place.floor(), step.state()));
        }
    }
}
