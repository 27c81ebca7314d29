package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.partner.Partners;
import cn.hotline.platform.Counts;
import cn.hotline.platform.Vault;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Any number of nodes may want the same deliveries: one gets each, and what it does not bring to an end another takes over. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ClaimsTest {

    private static final int TICKETS = 10;
    private static final int NODES = 6;

    @Inject
    EntityManager db;

    @Inject
    Vault vault;

    @Inject
    Partners partners;

    @Inject
    Clock clock;

    @Inject
    Counts counts;

    @Inject
    WebhookRules rules;

    @Inject
    MeterRegistry metrics;

    @Inject
    Spooler spooler;

    @Inject
    AgroalDataSource source;

    @AfterEach
    void theClockIsRight() {
        MovedClock.reset();
    }

    @Test
    void manyAtOnceGetEachDeliveryOnceAndNoMoreThanMayBeUnderWay() {
        var hook = Hook.toNobody();
        for (int i = 1; i <= TICKETS; i++) {
            delivery(hook, UUID.randomUUID(), i);
        }
        var nodes = ahead(Duration.ofHours(2));
        var all = new ArrayList<UUID>();
        for (int round = 0; round < TICKETS && all.size() < TICKETS; round++) {
            var claimed = Together.all(NODES, node -> nodes.claims().claim(hook.id(), Claims.PER_WEBHOOK)).stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(claimed).hasSizeBetween(1, Claims.PER_WEBHOOK);
            claimed.forEach(one -> {
                all.add(one.delivery());
                nodes.record(one, Result.answered(200));
            });
        }
        assertThat(all).hasSize(TICKETS).doesNotHaveDuplicates();
        assertThat(count(hook, "state = 'DELIVERED' and attempts = 1")).isEqualTo(TICKETS);
    }

    @Test
    void ofOneTicketOneStepAtATimeInItsOrder() {
        var hook = Hook.toNobody();
        var ticket = UUID.randomUUID();
        for (int seq = 3; seq > 0; seq--) {
            delivery(hook, ticket, seq);
        }
        var node = ahead(Duration.ofHours(2));
        for (int seq = 1; seq <= 3; seq++) {
            var claimed = node.claims().claim(hook.id(), Claims.PER_WEBHOOK);
            assertThat(claimed).hasSize(1);
            assertThat(claimed.getFirst().entry().seq()).isEqualTo(seq);
            assertThat(node.claims().claim(hook.id(), Claims.PER_WEBHOOK)).isEmpty();
            node.record(claimed.getFirst(), Result.answered(204));
        }
    }

    @Test
    void whatANodeThatDiedHadIsTakenOverWhenItsLeaseRunsOut() {
        var hook = Hook.toNobody();
        delivery(hook, UUID.randomUUID(), 1);
        var early = ahead(Duration.ofHours(2));
        var first = early.claims().claim(hook.id(), 1).getFirst();
        assertThat(early.claims().claim(hook.id(), 1)).isEmpty();

        var later = ahead(Duration.ofHours(2).plus(Claims.LEASE).plusSeconds(1));
        var second = later.claims().claim(hook.id(), 1).getFirst();
        assertThat(second.delivery()).isEqualTo(first.delivery());
        assertThat(second.entry()).isEqualTo(first.entry());
        early.record(first, Result.failed(Failure.TIMEOUT));
        assertThat(count(hook, "attempts = 0 and claim is not null"))
                .as("the late word of the first is not heard")
                .isEqualTo(1);
        later.record(second, Result.answered(200));
        assertThat(count(hook, "state = 'DELIVERED' and attempts = 1")).isEqualTo(1);
    }

    @Test
    void whatWasSentByANodeThatDiedBeforeWritingItDownIsSentAgainUnderItsId() throws SQLException {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver);
            hook.files();
            hook.untilDelivered(1);
            execute("""
                    update webhook_delivery set state = 'PENDING', finished_at = null, claim = gen_random_uuid(),
                        claimed_until = now() + interval '60 seconds' where webhook_id = ?""", hook.id());
            Hook.wake();
            assertThat(receiver.received()).hasSize(1);
            MovedClock.forward(Claims.LEASE.plusSeconds(1));
            hook.untilDelivered(1);
            assertThat(receiver.ids()).hasSize(2);
            assertThat(receiver.ids().getFirst()).isEqualTo(receiver.ids().getLast());
        }
    }

    @Test
    void manySpoolersWriteEachDeliveryOnceAndManyCouriersSendItOnce() {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver).paused();
            for (int i = 0; i < TICKETS; i++) {
                hook.files();
            }
            hook.change(hook.url, false);
            Together.all(NODES, node -> {
                spooler.spool();
                return node;
            });
            hook.untilDelivered(TICKETS);
            assertThat(receiver.ids()).hasSize(TICKETS).doesNotHaveDuplicates();
            assertThat(receiver.mostAtOnce()).isLessThanOrEqualTo(Claims.PER_WEBHOOK);
        }
    }

    /** A node of the test's own, whose time has come when that of the service's courier has not. */
    private record Node(Claims claims, Outcomes outcomes, Clock clock) {
        void record(Claims.Claimed claimed, Result result) {
            outcomes.record(claimed, clock.instant(), result);
        }
    }

    private Node ahead(Duration by) {
        var its = Clock.offset(clock, by);
        return new Node(new Claims(db, vault, partners, its), new Outcomes(its, counts, rules, metrics), its);
    }

    /** Due in an hour. */
    private void delivery(Hook hook, UUID ticket, int seq) {
        try {
            execute("""
                    insert into webhook_delivery (id, webhook_id, position, ticket_id, seq, event_id, ticket, type, state,
                        tries, attempts, spooled_at, next_attempt_at)
                    values (gen_random_uuid(), ?, ?, ?, ?, 'x', 'x', 'ticket.file', 'PENDING', 0, 0, now(),
                        now() + interval '1 hour')""", hook.id(), seq, ticket, seq);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static long count(Hook hook, String condition) {
        return Rows.count("select count(*) from webhook_delivery where webhook_id = ? and " + condition, hook.id());
    }
}
