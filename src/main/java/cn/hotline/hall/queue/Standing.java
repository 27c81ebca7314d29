package cn.hotline.hall.queue;

import cn.hotline.hall.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * How the queue of a hall stands at a moment.
 *
 * @param open whoever waits or is at a counter, the lowest turn first
 * @param shut of the counters, by closures of their own
 * @param visits how long a visit takes today, by service
 * @param expected who will come
 */
record Standing(
        List<Open> open,
        List<Counter> counters,
        Set<String> shut,
        Map<String, Duration> visits,
        List<Forecast.Place> expected,
        int capacity,
        Instant now) {

    /** @param since at a counter since then */
    record Open(
            UUID id,
            String service,
            QueueState state,
            Instant turnAt,
            @Nullable String wants,
            @Nullable String counter,
            @Nullable Instant since) {

        boolean isWaiting() {
            return state == QueueState.WAITING;
        }
    }

    boolean isFull() {
        return open.size() >= capacity;
    }

    /** How many of the same service go before. */
    int ahead(String service, Instant turnAt, UUID id) {
        return (int) open.stream()
                .filter(other -> other.isWaiting() && other.service().equals(service))
                .filter(other -> other.turnAt().isBefore(turnAt)
                        || other.turnAt().equals(turnAt)
                                && other.id().toString().compareTo(id.toString()) < 0)
                .count();
    }

    int waiting(String service) {
        return (int) open.stream()
                .filter(other -> other.isWaiting() && other.service().equals(service))
                .count();
    }

    /** How long each still waits; who is missing waits for a counter to open. */
    Map<UUID, Instant> calls(Open... more) {
        return calls(Stream.of(more).map(this::place).toList());
    }

    private Map<UUID, Instant> calls(List<Forecast.Place> more) {
        var places = new ArrayList<>(expected);
        open.stream().filter(Open::isWaiting).map(this::place).forEach(places::add);
        places.addAll(more);
        var desks = counters.stream()
                .filter(counter -> counter.isCalling(shut))
                .map(counter -> new Forecast.Desk(counter.code(), counter.services(), freeAt(counter)))
                .toList();
        return Forecast.of(places, desks, visits);
    }

    /** Whole seconds until somebody who comes now is called. */
    @Nullable
    Integer wait(Open comer) {
        var call = calls(comer).get(comer.id());
        return call == null ? null : seconds(call);
    }

    /** Whole seconds until somebody is called who comes now for one of these; none who can't be served by any open counter. */
    Map<String, Integer> waits(List<String> services) {
        var asking = services.stream()
                .map(service -> new Forecast.Place(
                        UuidVersion7Strategy.INSTANCE.generateUuid(null), service, now, now, null, true))
                .toList();
        var calls = calls(asking);
        var waits = new HashMap<String, Integer>();
        asking.forEach(one -> {
            var call = calls.get(one.id());
            if (call != null) {
                waits.put(one.service(), seconds(call));
            }
        });
        return waits;
    }

    boolean isTrueOf(QueueTicket ticket) {
        boolean isAway = ticket.state.isOver() || ticket.state == QueueState.SKIPPED;
        return isAway
                || open.stream()
                        .anyMatch(one -> one.id().equals(ticket.id)
                                && one.state() == ticket.state
                                && one.turnAt().equals(ticket.turnAt));
    }

    private Forecast.Place place(Open one) {
        return new Forecast.Place(
                one.id(), one.service(), one.turnAt(), now, isCalling(one.wants()) ? one.wants() : null);
    }

    private boolean isCalling(@Nullable String code) {
        return counters.stream()
                .anyMatch(counter -> counter.isCalling(shut) && counter.code().equals(code));
    }

    private int seconds(Instant call) {
        return Math.toIntExact(Duration.between(now, call).toSeconds());
    }

    /** Who takes longer than others will take a while yet. */
    private Instant freeAt(Counter counter) {
        return open.stream()
                .filter(one -> one.state().isAtCounter() && counter.code().equals(one.counter()))
                .findFirst()
                .map(one -> {
                    var visit = Objects.requireNonNull(visits.get(one.service()));
                    var end = Objects.requireNonNullElse(one.since(), now).plus(visit);
                    var least = now.plus(visit.dividedBy(4));
                    return end.isBefore(least) ? least : end;
                })
                .orElse(now);
    }
}
