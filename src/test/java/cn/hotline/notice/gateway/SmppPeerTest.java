package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.IncomingSms;
import cn.hotline.notice.Receipt;
import cn.hotline.notice.Receipt.Fate;
import cn.hotline.support.Await;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SMPP with an implementation that shares no line with ours. */
class SmppPeerTest {

    private static final String LONG = "您好，您反映的建设路12号门前路灯不亮问题已办结。".repeat(6);

    private final int port = SmppRig.freePort();

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        SmppPeer.installed();
    }

    @ParameterizedTest
    @CsvSource({"udh", "sar", "payload"})
    void aLongChineseTextIsPutTogetherRight(String form) {
        try (var peer = new SmppPeer(port);
                var rig = new SmppRig(port, "long-text", form).bound()) {
            var answer = (Answer.Taken) rig.gateway.send(Messages.text(LONG));
            Await.until(
                    "it came whole",
                    SmppRig.SOON,
                    () -> peer.events("message")
                            .anyMatch(message -> message.path("text").asText().equals("【12345热线】" + LONG)));
            var message = peer.events("message").toList().getLast();
            assertThat(message.path("id").asText()).isEqualTo(answer.reference());
            assertThat(message.path("receipt").asInt()).isEqualTo(1);
            assertThat(message.path("from").asText()).isEqualTo("1069234512");
        }
    }

    @Test
    void aReceiptThatIsFasterThanItsAnswerIsTakenAndAcknowledged() {
        try (var peer = new SmppPeer(port);
                var rig = new SmppRig(port).bound()) {
            var answer = (Answer.Taken) rig.gateway.send(Messages.text("早到的回执"));
            assertThat(rig.brought.receipts)
                    .singleElement()
                    .returns(answer.reference(), Receipt::reference)
                    .returns(Fate.DELIVERED, Receipt::fate);
            Await.until(
                    "acknowledged",
                    SmppRig.SOON,
                    () -> peer.events("receipt-answered").count() == 1);
            assertThat(peer.events("receipt-answered")).allMatch(SmppPeerTest::isAccepted);
        }
    }

    @Test
    void aLongReplyIsPutTogetherAndKeptBeforeItIsAcknowledged() {
        try (var peer = new SmppPeer(port);
                var rig = new SmppRig(port).bound()) {
            rig.gateway.send(Messages.text("请回复"));
            Await.until("it came", SmppRig.SOON, () -> !rig.brought.replies.isEmpty());
            assertThat(rig.brought.replies)
                    .singleElement()
                    .returns("4 路灯第二天又坏了。".repeat(12), IncomingSms::text)
                    .returns("+8619900000001", IncomingSms::from)
                    .returns("1069234512", IncomingSms::to);
            Await.until(
                    "acknowledged",
                    SmppRig.SOON,
                    () -> peer.events("reply-answered").count() == 3);
            assertThat(peer.events("reply-answered")).allMatch(SmppPeerTest::isAccepted);
        }
    }

    @Test
    void throttlingIsHeard() {
        try (var peer = new SmppPeer(port);
                var rig = new SmppRig(port).bound()) {
            assertThat(rig.gateway.send(Messages.text("限流")))
                    .isEqualTo(new Answer.Refused(Fault.THROTTLED, "smpp-00000058"));
            assertThat(peer.events("message")).hasSize(1);
        }
    }

    @Test
    void noMoreThanTheWindowAreWaiting() throws Exception {
        try (var peer = new SmppPeer(port);
                var rig = new SmppRig(port, "window", "5").bound();
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, 60)
                    .mapToObj(i -> senders.submit(() -> rig.gateway.send(Messages.text("第" + i + "条"))))
                    .toList();
            for (var answer : sent) {
                assertThat(answer.get()).isInstanceOf(Answer.Taken.class);
            }
            assertThat(peer.events("waiting")
                            .mapToInt(line -> line.path("waiting").asInt())
                            .max())
                    .hasValue(5);
        }
    }

    @Test
    @SuppressWarnings("try") // closing is what it is about
    void aPeerThatIsKilledIsBoundToAgainAndTheSilentLinkIsAskedAfter() {
        try (var peer = new SmppPeer(port);
                var rig = new SmppRig(port).bound()) {
            Await.until(
                    "asked after",
                    SmppRig.SOON,
                    () -> peer.events("enquire_link").findAny().isPresent());
            peer.close();
            Await.until("gone", SmppRig.SOON, () -> rig.gateway.send(Messages.text("x")) instanceof Answer.Refused);
            try (var again = new SmppPeer(port)) {
                rig.bound();
                rig.close();
                Await.until(
                        "unbound",
                        SmppRig.SOON,
                        () -> again.events("unbind").findAny().isPresent());
            }
        }
    }

    private static boolean isAccepted(JsonNode answer) {
        return answer.path("status").asInt(-1) == 0;
    }
}
