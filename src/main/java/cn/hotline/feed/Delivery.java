package cn.hotline.feed;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Hands what the tail has read to who waits for it here; steps nobody waits for are not even read. */
@Singleton
final class Delivery {

    private final Subscribers subscribers;
    private final Arrivals arrivals;
    private final FeedLog log;

    Delivery(Subscribers subscribers, Arrivals arrivals, FeedLog log) {
        this.subscribers = subscribers;
        this.arrivals = arrivals;
        this.log = log;
    }

    void deliver(List<Tail.Row> rows) {
        log.advanced(rows.stream().map(Tail.Row::topic).collect(Collectors.toSet()));
        var wanted =
                rows.stream().filter(row -> subscribers.isAwaited(row.topic())).toList();
        if (wanted.isEmpty()) {
            return;
        }
        var read = arrivals.read(wanted);
        for (var row : wanted) {
            var arrival = Objects.requireNonNull(read.get(row.entry().position()));
            subscribers.of(row.topic()).forEach(subscriber -> subscriber.arrived(arrival));
        }
    }
}
