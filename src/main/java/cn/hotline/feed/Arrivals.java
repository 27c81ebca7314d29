package cn.hotline.feed;

import cn.hotline.hall.queue.CounterHistory;
import cn.hotline.hall.queue.QueueHistory;
import cn.hotline.ticket.Steps;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what stands at positions of the stream: one query for tickets, one for numbers of a queue, one for counters. */
@Singleton
final class Arrivals {

    private final Steps tickets;
    private final QueueHistory numbers;
    private final CounterHistory counters;

    Arrivals(Steps tickets, QueueHistory numbers, CounterHistory counters) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.counters = counters;
    }

    /** Of one topic, in the same order. */
    List<Arrival> read(String topic, List<Entry> entries) {
        return Topic.isOfHall(topic) ? ofHalls(entries) : ofTickets(entries);
    }

    /** Of any topics, each position once. */
    Map<Long, Arrival> read(List<Tail.Row> rows) {
        var arrivals = new HashMap<Long, Arrival>();
        rows.stream()
                .collect(Collectors.partitioningBy(
                        row -> Topic.isOfHall(row.topic()), Collectors.mapping(Tail.Row::entry, Collectors.toSet())))
                .forEach((ofHall, entries) -> (ofHall ? ofHalls(entries) : ofTickets(entries))
                        .forEach(arrival -> arrivals.put(arrival.position(), arrival)));
        return arrivals;
    }

    private List<Arrival> ofTickets(Collection<Entry> entries) {
        var read = tickets.read(entries.stream().map(Arrivals::ticket).toList());
        return entries.stream()
                .map(entry -> {
                    Steps.@Nullable Step step = read.get(ticket(entry));
                    return new Arrival(entry.position(), step == null ? null : new Happening.ToTicket(step));
                })
                .toList();
    }

    private List<Arrival> ofHalls(Collection<Entry> entries) {
        var ofNumbers = numbers.read(entries.stream()
                .filter(entry -> !isOfCounter(entry))
                .map(Arrivals::number)
                .toList());
        var ofCounters = counters.read(entries.stream()
                .filter(Arrivals::isOfCounter)
                .map(Entry::ticketId)
                .toList());
        return entries.stream()
                .map(entry -> {
                    CounterHistory.@Nullable Step turn = ofCounters.get(entry.ticketId());
                    QueueHistory.@Nullable Step step = ofNumbers.get(number(entry));
                    return new Arrival(
                            entry.position(),
                            turn != null
                                    ? new Happening.ToCounter(turn)
                                    : step == null ? null : new Happening.ToNumber(step));
                })
                .toList();
    }

    /** See V34. */
    private static boolean isOfCounter(Entry entry) {
        return entry.seq() == 0;
    }

    private static Steps.Key ticket(Entry entry) {
        return new Steps.Key(entry.ticketId(), entry.seq());
    }

    private static QueueHistory.Key number(Entry entry) {
        return new QueueHistory.Key(entry.ticketId(), entry.seq());
    }
}
