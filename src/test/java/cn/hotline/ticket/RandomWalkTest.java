package cn.hotline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Role;
import cn.hotline.platform.Vault;
import cn.hotline.platform.Vaults;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Ten thousand lives at random: never an illegal step, and history alone rebuilds how each of them ended. */
class RandomWalkTest {

    private static final int WALKS = 10_000;
    private static final int STEPS = 60;

    private static final Set<Verb> ENDS = EnumSet.of(
            Verb.WITHDRAW,
            Verb.ANSWER,
            Verb.EXPLAIN_ROUTE,
            Verb.TRANSFER_TO_EMERGENCY,
            Verb.CONFIRM_MALICE,
            Verb.CLOSE);

    /** To repeat a failed run: JAVA_TOOL_OPTIONS=-Dhotline.walk.seed=… */
    static final long SEED = Long.getLong("hotline.walk.seed", System.currentTimeMillis());

    private final LifecycleTable table = LifecycleTable.read();
    private final Vault vault = Vaults.random();
    private final History history = new History(vault);
    private final Map<String, Integer> visited = new HashMap<>();
    private final HandlingGuards guards = new HandlingGuards(new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(TicketRules.class)
            .build()
            .getConfigMapping(TicketRules.class));
    private int refused;

    /** One life: the ticket as it is kept, its key, and what was written about it. */
    private record Life(Ticket ticket, List<TicketEvent> events) {}

    @Test
    void noWalkTakesAnIllegalStepAndHistoryRebuildsEveryEnd() {
        System.out.println("RandomWalkTest: -Dhotline.walk.seed=" + SEED);
        var random = new Random(SEED);
        var legal = legalSteps();
        // Rare steps may want more walks than that, once in a while.
        for (int i = 0; i < WALKS || (visited.size() < legal.size() && i < 10 * WALKS); i++) {
            var life = walk(random, i);
            prove(life, "seed %d, walk %d".formatted(SEED, i));
        }
        assertThat(refused).as("illegal tries").isGreaterThan(WALKS);
        assertThat(visited.keySet()).as("every legal step was taken").isEqualTo(legal);
    }

    private Life walk(Random random, int walk) {
        var actions = new RandomActions(random);
        var ticket = Ticket.blank(Ticket.newId(), vault);
        var events = new ArrayList<TicketEvent>();
        var now = Instant.parse("2026-11-22T01:00:00.000001Z");
        events.add(ticket.apply(actions.of(Verb.FILE), new Deed(Role.CITIZEN, "citizen:1", now), history));
        for (int step = random.nextInt(STEPS); step > 0; step--) {
            var before = ticket.status();
            var role = actions.any(Role.values());
            var allowed = Lifecycle.allowed(before, Set.of(role));
            var rare = random.nextBoolean() ? rarest(ticket, now) : List.<Verb>of();
            boolean wild = allowed.isEmpty() || random.nextInt(4) == 0;
            var verb = wild ? actions.any(Verb.values()) : actions.any(allowed);
            if (ENDS.contains(verb) && random.nextInt(8) != 0) {
                continue; // few lives are short
            }
            if (!rare.isEmpty()) {
                verb = actions.any(rare);
                role = table.roles().get(verb).iterator().next();
                allowed = Lifecycle.allowed(before, Set.of(role));
            }
            boolean legal = table.leadsFrom(before, verb) && table.permits(verb, role);
            assertThat(allowed.contains(verb))
                    .as("seed %d, walk %d: %s in %s by %s", SEED, walk, verb, before, role)
                    .isEqualTo(legal);
            if (!legal) {
                refused++;
                continue;
            }
            if (guards.obstacle(ticket, verb, now) != null) {
                refused++;
                continue;
            }
            now = now.plusNanos(1000L * random.nextInt(1_000_000_000));
            events.add(ticket.apply(actions.of(verb), new Deed(role, "staff:" + role, now), history));
            assertThat(table.after(before, verb)).contains(ticket.status());
            visited.merge(step(before, verb, ticket.status()), 1, Integer::sum);
        }
        return new Life(ticket, events);
    }

    /** What could be done now and was done least, so that what takes many steps is seen as well. */
    private List<Verb> rarest(Ticket ticket, Instant now) {
        var possible = Arrays.stream(Verb.values())
                .filter(verb -> table.leadsFrom(ticket.status(), verb) && guards.obstacle(ticket, verb, now) == null)
                .filter(verb -> !ENDS.contains(verb) || times(ticket.status(), verb) == 0)
                .collect(
                        Collectors.groupingBy(verb -> times(ticket.status(), verb), TreeMap::new, Collectors.toList()));
        return possible.isEmpty() ? List.of() : possible.firstEntry().getValue();
    }

    /** How often, with the rarest of its outcomes. */
    private int times(Status from, Verb verb) {
        return table.after(from, verb).stream()
                .mapToInt(to -> visited.getOrDefault(step(from, verb, to), 0))
                .min()
                .orElseThrow();
    }

    private static String step(Status from, Verb verb, Status to) {
        return from + " " + verb + " " + to;
    }

    private void prove(Life life, String where) {
        var ticket = life.ticket();
        var rebuilt = Ticket.replayed(ticket.id);
        var before = new byte[32];
        int seq = 0;
        for (var event : life.events()) {
            assertThat(event.seq()).as(where).isEqualTo(++seq);
            assertThat(history.isIntact(event, before)).as(where).isTrue();
            before = event.hash();
            rebuilt.evolve(history.read(event, ticket.key()), event.deed().at());
            assertThat(rebuilt.status()).as(where).isEqualTo(event.status());
        }
        assertThat(ticket.head()).as(where).isEqualTo(before);
        assertThat(Snapshot.of(ticket).differences(Snapshot.of(rebuilt)))
                .as(where)
                .isEmpty();
    }

    private Set<String> legalSteps() {
        var steps = new HashSet<String>();
        for (var status : Status.values()) {
            for (var verb : Verb.values()) {
                table.after(status, verb).forEach(to -> steps.add(step(status, verb, to)));
            }
        }
        return steps;
    }
}
