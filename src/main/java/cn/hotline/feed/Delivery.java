package cn.hotline.feed;

import cn.hotline.ticket.Steps;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Hands what the tail has read to who waits for it here; steps nobody waits for are not even read. */
@Singleton
final class Delivery {

    private final Subscribers subscribers;
    private final Steps steps;
    private final FeedLog log;

    Delivery(Subscribers subscribers, Steps steps, FeedLog log) {
        this.subscribers = subscribers;
        this.steps = steps;
        this.log = log;
    }

    void deliver(List<Tail.Row> rows) {
        log.advanced(rows.stream().map(Tail.Row::topic).collect(Collectors.toSet()));
        var wanted =
                rows.stream().filter(row -> subscribers.isAwaited(row.topic())).toList();
        if (wanted.isEmpty()) {
            return;
        }
        var read = steps.read(
                wanted.stream().map(row -> key(row.entry())).distinct().toList());
        Map<Long, Arrival> arrivals = new LinkedHashMap<>();
        for (var row : wanted) {
            var entry = row.entry();
            var arrival = arrivals.computeIfAbsent(entry.position(), p -> new Arrival(p, read.get(key(entry))));
            subscribers.of(row.topic()).forEach(subscriber -> subscriber.arrived(arrival));
        }
    }

    static Steps.Key key(Entry entry) {
        return new Steps.Key(entry.ticketId(), entry.seq());
    }
}
