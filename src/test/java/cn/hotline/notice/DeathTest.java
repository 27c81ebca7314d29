package cn.hotline.notice;

import static cn.hotline.notice.ANotice.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node may die at any step of sending: nothing is lost, and what may have been told twice says so. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DeathTest {

    private final Scripted gateway = new Scripted("a");
    private final PostOffice dying = PostOffice.with(gateway);
    private final PostOffice heir = PostOffice.with(gateway);

    @BeforeEach
    void afternoon() {
        ANotice.afternoon();
    }

    @AfterEach
    void present() {
        ANotice.afternoon();
        MovedClock.reset();
    }

    @Test
    void beforeTheClaimIsCommittedNothingHasHappened() {
        var one = told(NoticeEvent.SURVEY);
        io.quarkus.narayana.jta.QuarkusTransaction.begin();
        ANotice.bean(jakarta.persistence.EntityManager.class)
                .createNativeQuery("update notice set claim = gen_random_uuid(), claimed_until = now() where id = :id")
                .setParameter("id", one.id())
                .executeUpdate();
        assertThat(heir.round()).as("left to whoever is at it").isZero();
        io.quarkus.narayana.jta.QuarkusTransaction.rollback();
        heir.drain();
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        assertThat(one.isMaybeTwice()).isFalse();
    }

    @Test
    void afterTheClaimAndBeforeTheGatewayItIsSentByTheNextAndMarkedBecauseNobodyKnows() {
        var one = told(NoticeEvent.SURVEY);
        assertThat(dying.claimed()).hasSize(1);
        heir.drain();
        assertThat(gateway.given).as("the lease holds").isEmpty();
        leaseRunsOut();
        heir.drain();
        assertThat(gateway.given(one.id())).isEqualTo(1);
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        assertThat(one.isMaybeTwice()).isTrue();
        assertThat(one.tries()).isEqualTo(2);
    }

    @Test
    void afterTheGatewayTookItAndBeforeThatIsWrittenItMayComeTwiceAndIsMarked() {
        var one = told(NoticeEvent.SURVEY);
        gateway.send(dying.claimed().getFirst().message());
        leaseRunsOut();
        heir.drain();
        assertThat(gateway.given(one.id())).isEqualTo(2);
        assertThat(one.isMaybeTwice()).isTrue();
    }

    @Test
    void whereTheGatewayCanBeAskedItComesOnce() {
        var one = told(NoticeEvent.SURVEY);
        gateway.send(dying.claimed().getFirst().message());
        gateway.looked.put(one.id(), new Answer.Taken("ref-" + one.id(), 1));
        leaseRunsOut();
        heir.drain();
        assertThat(gateway.given(one.id())).isEqualTo(1);
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        assertThat(one.reference()).isEqualTo("ref-" + one.id());
        assertThat(one.isMaybeTwice()).isFalse();
    }

    @Test
    void whereAReceiptNamesItComesOnce() {
        for (var fate : new Receipt.Fate[] {Receipt.Fate.DELIVERED, Receipt.Fate.FAILED}) {
            var one = told(NoticeEvent.SURVEY);
            gateway.send(dying.claimed().getFirst().message());
            receipt(one.id(), fate);
            leaseRunsOut();
            heir.drain();
            assertThat(gateway.given(one.id())).isEqualTo(1);
            assertThat(one.state())
                    .isEqualTo(fate == Receipt.Fate.FAILED ? NoticeState.FAILED_PERMANENT : NoticeState.DELIVERED);
            assertThat(one.isMaybeTwice()).isFalse();
        }
    }

    @Test
    void aNodeThatStoodStillSendsNothingAndALateAnswerIsStillHeard() {
        var one = told(NoticeEvent.SURVEY);
        var work = dying.claimed().getFirst();
        leaseRunsOut();
        assertThat(dying.carrier.carry(work)).isFalse();
        assertThat(gateway.given).isEmpty();
        assertThat(heir.claimed()).as("to ask what became of it").hasSize(1).allMatch(Work::looking);
        dying.outcomes.record(work, new Answer.Taken("late-" + one.id(), 1));
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        leaseRunsOut();
        heir.drain();
        assertThat(gateway.given).isEmpty();
        assertThat(one.isMaybeTwice()).isFalse();
    }

    @Test
    void theAnswerOfATryThatWasGivenUpChangesNothing() {
        var one = told(NoticeEvent.SURVEY);
        var work = dying.claimed().getFirst();
        leaseRunsOut();
        heir.drain();
        var reference = one.reference();
        dying.outcomes.record(work, new Answer.Refused(Answer.Fault.NUMBER, "x"));
        dying.outcomes.record(work, new Answer.Taken("late", 1));
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        assertThat(one.reference()).isEqualTo(reference);
    }

    @Test
    void aLostAnswerIsAskedForBeforeItIsSentAgain() {
        gateway.says(new Answer.Unknown("timeout"));
        var known = told(NoticeEvent.SURVEY);
        var unknown = told(NoticeEvent.SURVEY);
        heir.drain();
        assertThat(gateway.given).hasSize(2);
        gateway.looked.put(known.id(), new Answer.Taken("ref-" + known.id(), 1));
        gateway.takes();
        MovedClock.forward(Duration.ofMinutes(1));
        heir.drain();
        assertThat(gateway.given(known.id())).isEqualTo(1);
        assertThat(known.isMaybeTwice()).isFalse();
        assertThat(gateway.given(unknown.id())).isEqualTo(2);
        assertThat(unknown.isMaybeTwice()).isTrue();
        assertThat(unknown.state()).isEqualTo(NoticeState.SENT);
    }

    private void receipt(UUID notice, Receipt.Fate fate) {
        Instant now = ANotice.now();
        heir.receipts.keep(new Receipt("a", null, notice, fate, "x", now));
    }

    private static void leaseRunsOut() {
        MovedClock.forward(PostOffice.rules().lease().plusSeconds(1));
    }
}
