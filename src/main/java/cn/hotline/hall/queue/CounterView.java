package cn.hotline.hall.queue;

import cn.hotline.hall.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A counter as its clerk sees it.
 *
 * @param waiting how many wait for what it can do
 * @param current whom it has
 */
public record CounterView(
        String hall,
        String counter,
        Counter.State state,
        List<String> services,
        int waiting,
        @Nullable Current current) {

    /**
     * The number at a counter.
     *
     * @param waitedSeconds from taking to being called
     * @param version steps there have been, to be named with whatever is done to it
     */
    public record Current(
            UUID id,
            String number,
            String service,
            QueueState state,
            Priority priority,
            boolean booked,
            Instant takenAt,
            @Nullable Instant calledAt,
            @Nullable Instant startedAt,
            long waitedSeconds,
            int calls,
            Announcement announcement,
            List<QueueVerb> allowed,
            int version) {

        static Current of(QueueTicket ticket, Counter counter) {
            var called = ticket.calledAt == null ? ticket.takenAt : ticket.calledAt;
            return new Current(
                    ticket.id,
                    ticket.number,
                    ticket.service,
                    ticket.state,
                    ticket.priority,
                    ticket.kind == QueueTicket.Kind.BOOKED,
                    ticket.takenAt,
                    ticket.calledAt,
                    ticket.startedAt,
                    Duration.between(ticket.takenAt, called).toSeconds(),
                    ticket.calls,
                    Announcement.of(ticket.number, counter.name(false), counter.name(true)),
                    ticket.state.allowed(),
                    ticket.steps());
        }
    }
}
