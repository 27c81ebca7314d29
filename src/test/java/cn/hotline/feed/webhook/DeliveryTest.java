package cn.hotline.feed.webhook;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.support.As;
import cn.hotline.support.Await;
import cn.hotline.support.FrameContract;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a partner's tickets arrives, signed, in order, at least once; what cannot arrive is given up and harms nobody. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @AfterEach
    void theClockIsRight() {
        MovedClock.reset();
    }

    @Test
    void everyStepArrivesInOrderAsAnotherImplementationVerifies() throws Exception {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver);
            var ticket = hook.filesAndItIsDispatched();
            hook.untilDelivered(3);
            assertThat(receiver.received()).hasSize(3);
            var types = new HashSet<String>();
            var verifier = new Webhook(hook.secret());
            int seq = 1;
            for (var one : receiver.received()) {
                verifier.verify(one.body(), one.headers());
                assertThat(one.target()).isEqualTo("/in?key=abc");
                assertThat(one.headers().firstValue("content-type")).hasValue("application/json");
                assertThat(one.headers().firstValue("host").orElseThrow()).startsWith(hook.host);
                var body = FrameContract.checked("webhook", new ObjectMapper().readTree(one.body()));
                types.add(body.get("type").textValue());
                assertThat(body.at("/data/id").textValue()).isEqualTo(one.id());
                assertThat(body.at("/data/ticket").textValue()).isEqualTo(ticket.number());
                assertThat(body.at("/data/seq").intValue()).isEqualTo(seq++);
                assertThat(body.get("timestamp")).isEqualTo(body.at("/data/at"));
                assertThat(body.at("/data/actor").isMissingNode()).isTrue();
            }
            assertThat(types).containsExactlyInAnyOrder("ticket.file", "ticket.accept", "ticket.dispatch");
            assertThatThrownBy(() -> verifier.verify(
                            receiver.received().getFirst().body() + " ",
                            receiver.received().getFirst().headers()))
                    .isInstanceOf(Exception.class);
            assertThat(Wiretap.wanted(hook.host))
                    .allMatch(to -> to.address().getHostAddress().equals(NamesOfTests.PUBLIC)
                            && to.url().port() == 443);
        }
    }

    @Test
    void whatIsNotForPartnersIsNotSentAndTheTicketsOfOthersNeither() {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver);
            var ticket = hook.files();
            aTicket().filed();
            Hook.toNobody().files();
            ticket.act(As.manager(), "suspicion", Map.of("reason", "疑似恶意"));
            ticket.act(As.manager(), "suspicion-review", Map.of("decision", "DISMISS", "reason", "诉求真实"));
            ticket.act(As.manager(), "acceptance", Map.of("matter", "019901"));
            hook.untilDelivered(2);
            assertThat(hook.deliveries())
                    .extracting(one -> one.get("type"))
                    .containsExactlyInAnyOrder("ticket.file", "ticket.accept");
            assertThat(receiver.received()).allMatch(one -> one.body().contains(ticket.number()));
        }
    }

    @Test
    void whatFailsIsTriedAgainBeforeLaterStepsOfTheSameTicketGoOn() {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver);
            receiver.answering(one -> receiver.received().size() <= 2 ? 500 : 200);
            var ticket = hook.filesAndItIsDispatched();
            hook.until(
                    "a failed attempt",
                    all -> all.stream().anyMatch(one -> one.get("attempts").equals(1)));
            assertThat(receiver.received()).hasSize(1);
            MovedClock.forward(Duration.ofSeconds(7));
            hook.until(
                    "two failed attempts",
                    all -> all.stream().anyMatch(one -> one.get("attempts").equals(2)));
            MovedClock.forward(Duration.ofSeconds(13));
            hook.untilDelivered(3);
            var n = ticket.number();
            assertThat(receiver.ids()).containsExactly(n + "-1", n + "-1", n + "-1", n + "-2", n + "-3");
            var first = hook.deliveriesOf(ticket).getFirst();
            assertThat(first)
                    .containsEntry("attempts", 3)
                    .containsEntry("lastStatus", 200)
                    .doesNotContainKey("lastFailure");
            assertThat(first.get("log").toString()).contains("failure=status").contains("status=500");
            assertThat(receiver.received().getFirst().body())
                    .isEqualTo(receiver.received().get(2).body());
        }
    }

    @Test
    void aReceiverThatHangsIsATimeoutAndDelaysNobodyElse() {
        try (var dead = Receiver.open().answering(one -> Receiver.HANG);
                var alive = Receiver.open()) {
            var slow = Hook.to(dead);
            var fast = Hook.to(alive);
            for (int i = 0; i < 6; i++) {
                slow.files();
            }
            Await.until("four hang", PATIENCE, () -> dead.received().size() == Claims.PER_WEBHOOK);
            fast.files();
            fast.untilDelivered(1);
            assertThat(dead.received()).hasSize(Claims.PER_WEBHOOK);
            slow.until("timeouts", all -> all.stream().anyMatch(one -> "timeout".equals(one.get("lastFailure"))));
        }
    }

    @Test
    void afterADayItIsGivenUpAndLaterStepsGoOn() {
        try (var receiver = Receiver.open().answering(one -> one.id().endsWith("-1") ? 500 : 200)) {
            var hook = Hook.to(receiver);
            var ticket = hook.filesAndItIsDispatched();
            int attempts = 0;
            while (!hook.deliveriesOf(ticket).getFirst().get("state").equals("DEAD")) {
                int before = attempts;
                var now = hook.until(
                        "one more attempt", all -> all.stream().anyMatch(one -> (int) one.get("attempts") > before));
                attempts = (int) now.getLast().get("attempts");
                assertThat(attempts).isLessThan(60);
                MovedClock.forward(Duration.ofMinutes(73));
            }
            assertThat(attempts).isGreaterThan(15);
            hook.untilDelivered(2);
            var log = hook.deliveriesOf(ticket);
            assertThat(log).extracting(one -> one.get("state")).containsExactly("DEAD", "DELIVERED", "DELIVERED");
            assertThat((List<?>) log.getFirst().get("log")).hasSizeLessThanOrEqualTo(Attempt.KEPT);
            assertThat(receiver.ids().getLast()).isEqualTo(ticket.number() + "-3");

            receiver.answering(one -> 200);
            var dead = log.getFirst().get("id");
            hook.as()
                    .post(hook.path() + "/deliveries/{d}/redelivery", dead)
                    .then()
                    .statusCode(200);
            hook.untilDelivered(3);
            assertThat(receiver.ids().getLast()).isEqualTo(ticket.number() + "-1");
            hook.as()
                    .post(hook.path() + "/deliveries/{d}/redelivery", dead)
                    .then()
                    .statusCode(409);
        }
    }
}
