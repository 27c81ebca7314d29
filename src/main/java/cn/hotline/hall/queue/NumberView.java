package cn.hotline.hall.queue;

import cn.hotline.hall.Counter;
import cn.hotline.hall.map.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number as its holder sees it.
 *
 * @param ahead how many of the same service go before; none unless it waits
 * @param waitSeconds about so long until it is called; none while no open counter can serve it
 * @param near whether it is time to come to the counters
 * @param counter where to go, once it is called
 * @param way leads there through the hall, to be asked at the same door
 * @param allowed what the holder can do now
 * @param version steps there have been
 */
public record NumberView(
        UUID id,
        String hall,
        String service,
        String number,
        QueueState state,
        Priority priority,
        Instant takenAt,
        @Nullable Integer ahead,
        @Nullable Long waitSeconds,
        boolean near,
        @Nullable Where counter,
        @Nullable String way,
        List<QueueVerb> allowed,
        int version) {

    private static final List<QueueVerb> OF_HOLDERS = List.of(QueueVerb.RETURNED, QueueVerb.LEFT);

    /** A counter, to be gone to. */
    public record Where(
            String code, String name, int floor, @Nullable String zone) {}

    static NumberView of(QueueTicket ticket, Standing standing, QueueRules rules, boolean english) {
        boolean waits = ticket.state == QueueState.WAITING;
        Integer ahead = waits ? standing.ahead(ticket.service, ticket.turnAt, ticket.id) : null;
        var where = ticket.state.isAtCounter() ? where(ticket, standing.counters(), english) : null;
        var call = waits ? standing.calls().get(ticket.id) : null;
        return new NumberView(
                ticket.id,
                ticket.hall,
                ticket.service,
                ticket.number,
                ticket.state,
                ticket.priority,
                ticket.takenAt,
                ahead,
                call == null ? null : Duration.between(standing.now(), call).toSeconds(),
                ahead == null ? ticket.state.isAtCounter() : ahead < rules.near(),
                where,
                where == null ? null : Way.toCounter(ticket.hall, where.code()),
                ticket.state.allowed().stream().filter(OF_HOLDERS::contains).toList(),
                ticket.steps());
    }

    private static @Nullable Where where(QueueTicket ticket, List<Counter> counters, boolean english) {
        return counters.stream()
                .filter(counter -> counter.code().equals(ticket.counter))
                .findFirst()
                .map(counter -> {
                    var view = counter.view(english);
                    return new Where(view.code(), view.name(), view.floor(), view.zone());
                })
                .orElse(null);
    }
}
