package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Role;
import cn.hotline.platform.Vault;
import cn.hotline.support.ATicket;
import cn.hotline.support.Postgres;
import cn.hotline.ticket.Calls.Seat;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A hundred lives at random through the API: what is listed works, what is not is refused, and history rebuilds each row. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RandomWalkHttpTest {

    private static final int WALKS = 100;
    private static final int STEPS = 16;
    private static final List<Role> ROLES = List.of(
            Role.AGENT, Role.DISPATCHER, Role.REVIEWER, Role.MANAGER, Role.HANDLER, Role.HANDLER, Role.SUPERVISOR);

    @Inject
    History history;

    @Inject
    Vault vault;

    private final Random random = new Random(RandomWalkTest.SEED);
    private final Set<String> done = new HashSet<>();

    @Test
    void whatIsAllowedWorksAndHistoryRebuildsEveryRow() {
        System.out.println("RandomWalkHttpTest: -Dhotline.walk.seed=" + RandomWalkTest.SEED);
        var mark = Proof.mark();
        var numbers = new ArrayList<String>();
        for (int i = 0; i < WALKS; i++) {
            var ticket = switch (random.nextInt(3)) {
                case 0 -> aTicket().anonymous();
                case 1 -> aTicket().confidential();
                default -> aTicket();
            };
            numbers.add(ticket.filed().number());
            walk(ticket);
        }
        var proof = Proof.since(mark, 50);
        assertThat(proof.faults()).isEmpty();
        assertThat(proof.tickets()).isGreaterThanOrEqualTo(WALKS);
        assertThat(done).as("kinds of steps taken").hasSizeGreaterThan(12);
        numbers.forEach(this::assertRebuilt);
    }

    private void walk(ATicket ticket) {
        for (int step = random.nextInt(STEPS); step > 0; step--) {
            var seat = random.nextInt(5) == 0
                    ? Calls.codeHolder(ticket)
                    : Calls.staff(ROLES.get(random.nextInt(ROLES.size())));
            step(seat, ticket.number());
        }
    }

    private void step(Seat seat, String number) {
        var read = seat.read(number);
        var allowed = read.status() == 200 ? read.list("allowedActions") : List.<String>of();
        var calls = new ArrayList<>(Calls.at(seat));
        if (!allowed.isEmpty() && random.nextInt(4) != 0) {
            calls.removeIf(call -> !allowed.contains(call.verb().name()));
        }
        var call = calls.get(random.nextInt(calls.size()));
        var answer = call.send(seat, number);
        var where = "seed %d: %s by %s, allowed %s: %s"
                .formatted(RandomWalkTest.SEED, call.verb(), seat.role(), allowed, answer.body());
        if (allowed.contains(call.verb().name())) {
            assertThat(answer.status()).as(where).isIn(200, 201);
            done.add(call.verb().name());
        } else {
            assertThat(answer.status()).as(where).isIn(403, 404, 409, 429);
        }
    }

    private void assertRebuilt(String number) {
        QuarkusTransaction.requiringNew().run(() -> {
            var stored = Ticket.byNumber(TicketNumber.parse(number)).orElseThrow();
            stored.unseal(vault);
            var rebuilt = Ticket.replayed(stored.id);
            int seq = 0;
            for (var event : TicketEvent.of(stored.id)) {
                assertThat(event.seq()).isEqualTo(++seq);
                rebuilt.evolve(history.read(event, stored.key()), event.deed().at());
                assertThat(rebuilt.status()).isEqualTo(event.status());
            }
            assertThat(Snapshot.of(stored).differences(Snapshot.of(rebuilt))).isEmpty();
        });
    }
}
