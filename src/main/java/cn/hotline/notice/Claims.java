package cn.hotline.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives due notices to one node each, for as long as a lease; the gates, which every claim locks first, keep the rate and the order
 * over all nodes. All is committed before anything is sent.
 */
@Singleton
final class Claims {

    /** While a gateway is at its rate; a claim costs the same for one notice as for fifty. */
    private static final int CLAIMS_PER_SECOND = 20;

    private final Gateways gateways;
    private final Queue queue;
    private final Facts facts;
    private final Hours hours;
    private final Templates templates;
    private final NoticeRules rules;
    private final Clock clock;

    Claims(
            Gateways gateways,
            Queue queue,
            Facts facts,
            Hours hours,
            Templates templates,
            NoticeRules rules,
            Clock clock) {
        this.gateways = gateways;
        this.queue = queue;
        this.facts = facts;
        this.hours = hours;
        this.templates = templates;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What a claim came to.
     *
     * @param more whether there may be more to claim at once
     * @param pause after which there is room again; null when nothing waits for room
     */
    record Batch(
            List<Work> work,
            List<Ending> endings,
            boolean more,
            @Nullable Duration pause) {}

    /** A notice that is claimed to be ended: each in a transaction of its own, for others hear of it. */
    record Ending(Work.Claim claim, NoticeState state, String reason) {}

    Batch claim(int most) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = clock.instant();
            var gates = gates();
            var room = new HashMap<String, Integer>();
            Duration pause = null;
            for (var gate : gates.entrySet()) {
                int rate = gateways.rate(gate.getKey());
                int free = gate.getValue().room(now, rate, rules);
                int worth = Math.clamp(rate / CLAIMS_PER_SECOND, 1, most);
                if (free >= worth || free > 0 && gate.getValue().hasFailed()) {
                    room.put(gate.getKey(), free);
                } else if (!gate.getValue().isShut(now, rules)) {
                    pause = shorter(pause, gate.getValue().untilRoomFor(worth, now, rate));
                }
            }
            return claim(now, gates, room, new Limit(most, pause));
        });
    }

    private record Limit(int most, @Nullable Duration pause) {}

    private Batch claim(Instant now, Map<String, Gate> gates, Map<String, Integer> room, Limit limit) {
        int free = room.values().stream().mapToInt(Integer::intValue).sum();
        int most = Math.min(limit.most(), free);
        if (most == 0 && limit.pause() != null) {
            return new Batch(List.of(), List.of(), false, limit.pause());
        }
        var due = most > 0 ? queue.due(now, most) : queue.expired(now, limit.most());
        var people = facts.of(due, now);
        var deciding =
                new Deciding(rules, hours, templates, new Deciding.Now(now, gates, gateways.names(), room, people));
        var decisions = due.stream().map(deciding::decide).toList();
        var claim = new Claiming(UUID.randomUUID(), now.plus(rules.lease()), gates);
        write(decisions, claim, now);
        boolean waits = decisions.stream().anyMatch(Decision.Wait.class::isInstance);
        return new Batch(
                Stream.concat(
                                of(decisions, Decision.Send.class).map(claim::work),
                                of(decisions, Decision.Look.class).map(claim::work))
                        .toList(),
                of(decisions, Decision.End.class).map(claim::ending).toList(),
                !waits && !due.isEmpty() && due.size() == (most > 0 ? most : limit.most()),
                waits ? shorter(limit.pause(), Duration.ofSeconds(1).dividedBy(CLAIMS_PER_SECOND)) : limit.pause());
    }

    /** Locked; made at the first need. */
    private Map<String, Gate> gates() {
        var names = gateways.names();
        var gates = Gate.take(names);
        if (gates.size() == names.size()) {
            return gates;
        }
        Gate.install(names);
        return Gate.take(names);
    }

    private void write(List<Decision> decisions, Claiming claim, Instant now) {
        var claimed = Stream.of(
                        of(decisions, Decision.Send.class).map(Claiming::row),
                        of(decisions, Decision.Look.class).map(one -> Claiming.row(one.due())),
                        of(decisions, Decision.End.class).map(one -> Claiming.row(one.due())))
                .flatMap(rows -> rows)
                .toList();
        if (!claimed.isEmpty()) {
            queue.claim(claimed, claim, now);
        }
        var waiting = of(decisions, Decision.Postpone.class)
                .map(one -> new Queue.Waiting(one.due().id(), one.until().toString(), one.reason()))
                .toList();
        if (!waiting.isEmpty()) {
            queue.postpone(waiting);
        }
        pass(decisions, claim, now);
    }

    private void pass(List<Decision> decisions, Claiming claim, Instant now) {
        of(decisions, Decision.Send.class)
                .collect(Collectors.groupingBy(Decision.Send::gateway, Collectors.summingInt(one -> 1)))
                .forEach((name, count) ->
                        Objects.requireNonNull(claim.gates().get(name)).pass(count, now, gateways.rate(name), rules));
        var first = of(decisions, Decision.Send.class)
                .map(Decision.Send::due)
                .filter(due -> due.event().isCapped() && due.past().tries() == 0)
                .collect(Collectors.groupingBy(Due::number, Collectors.summingInt(one -> 1)));
        if (!first.isEmpty()) {
            queue.count(first, hours.day(now));
        }
    }

    private static <T extends Decision> Stream<T> of(List<Decision> decisions, Class<T> kind) {
        return decisions.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Duration shorter(@Nullable Duration a, Duration b) {
        return a == null || b.compareTo(a) < 0 ? b : a;
    }
}
