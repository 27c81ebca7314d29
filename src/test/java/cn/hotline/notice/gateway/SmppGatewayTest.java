package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.Gsm7;
import cn.hotline.notice.Receipt;
import cn.hotline.notice.Receipt.Fate;
import cn.hotline.support.Await;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sending over SMPP to a message centre on this machine. */
class SmppGatewayTest {

    private static final String LONG = "您好，您反映的建设路12号门前路灯不亮问题已办结。".repeat(6) + "😀";

    private final int port = SmppRig.freePort();
    private final SmppStub centre = new SmppStub(port);

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void aShortTextIsOneMessageWithSignatureAndExtension() {
        try (var rig = new SmppRig(port).bound()) {
            centre.submitted.clear();
            var answer = rig.gateway.send(Messages.text("已派单"));
            assertThat(answer).isEqualTo(new Answer.Taken("4711", 1));
            var sent = centre.submitted.getFirst();
            assertThat(new String(sent.getShortMessage(), StandardCharsets.UTF_16BE))
                    .isEqualTo("【12345热线】已派单");
            assertThat(sent.getDataCoding()).isEqualTo((byte) 8);
            assertThat(sent.getSourceAddr()).isEqualTo("1069234512");
            assertThat(sent.getDestAddress()).isEqualTo("19900000001");
            assertThat(sent.getRegisteredDelivery()).isEqualTo((byte) 1);
        }
    }

    @Test
    void whatTheAlphabetOfGsmHasGoesInIt() {
        try (var rig = new SmppRig(port, "sign", "", "numbers", "international").bound()) {
            centre.submitted.clear();
            rig.gateway.send(Messages.text("Code @ [1] costs 2€"));
            var sent = centre.submitted.getFirst();
            assertThat(sent.getDataCoding()).isZero();
            assertThat(Gsm7.decode(sent.getShortMessage())).isEqualTo("Code @ [1] costs 2€");
            assertThat(sent.getDestAddress()).isEqualTo("8619900000001");
        }
    }

    @ParameterizedTest
    @CsvSource({"udh", "sar", "payload"})
    void aLongChineseTextArrivesWholeAndOneReceiptAnswersForIt(String form) {
        try (var rig = new SmppRig(port, "long-text", form).bound()) {
            centre.submitted.clear();
            var answer = (Answer.Taken) rig.gateway.send(Messages.text(LONG));
            var parts = centre.submitted;
            assertThat(answer.segments()).isEqualTo(3);
            assertThat(parts).hasSize(form.equals("payload") ? 1 : 3);
            assertThat(whole()).isEqualTo("【12345热线】" + LONG);
            assertThat(parts.stream().filter(part -> part.getRegisteredDelivery() == 1))
                    .containsExactly(parts.getLast());
            assertThat(answer.reference()).isEqualTo(Integer.toString(4710 + parts.size()));
        }
    }

    private String whole() {
        var bytes = new ByteArrayOutputStream();
        for (SubmitSm part : centre.submitted) {
            var text = part.getShortMessage() == null ? new byte[0] : part.getShortMessage();
            int header = part.isUdhi() ? text[0] + 1 : 0;
            bytes.write(text, header, text.length - header);
            var payload = part.getOptionalParameter(OptionalParameter.Message_payload.class);
            if (payload != null) {
                bytes.writeBytes(payload.getValue());
            }
        }
        return bytes.toString(StandardCharsets.UTF_16BE);
    }

    @ParameterizedTest
    @CsvSource({
        SMPPConstant.STAT_ESME_RTHROTTLED + ", THROTTLED",
        SMPPConstant.STAT_ESME_RMSGQFUL + ", THROTTLED",
        SMPPConstant.STAT_ESME_RINVDSTADR + ", NUMBER",
        SMPPConstant.STAT_ESME_RINVSRCADR + ", ACCOUNT",
        SMPPConstant.STAT_ESME_RSYSERR + ", UNAVAILABLE",
        SMPPConstant.STAT_ESME_RINVESMCLASS + ", CONTENT"
    })
    void eachStatusSaysWhoseFaultItIs(int status, Fault fault) {
        try (var rig = new SmppRig(port).bound()) {
            centre.answers(message -> status);
            assertThat(rig.gateway.send(Messages.text("x")))
                    .isEqualTo(new Answer.Refused(fault, SmppCodes.code(status)));
        }
    }

    /** As that of kannel's own test driver. */
    @Test
    void aCentreThatNamesNoMessageHasTakenItAllTheSame() {
        try (var rig = new SmppRig(port).bound()) {
            centre.answers(message -> "");
            var message = Messages.text("x");
            assertThat(rig.gateway.send(message))
                    .isEqualTo(new Answer.Taken(message.id().toString(), 1));
        }
    }

    @Test
    void noAnswerLeavesNobodyWiser() {
        var never = new CountDownLatch(1);
        try (var rig = new SmppRig(port).bound()) {
            centre.answers(message -> awaited(never));
            assertThat(rig.gateway.send(Messages.text("x"))).isEqualTo(new Answer.Unknown("no-answer"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void noMoreThanTheWindowAreOnTheirWay() throws Exception {
        var open = new CountDownLatch(1);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var rig = new SmppRig(port, "window", "4").bound();
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            centre.answers(message -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                awaited(open);
                inside.decrementAndGet();
                return "1";
            });
            var sent = IntStream.range(0, 20)
                    .mapToObj(i -> senders.submit(() -> rig.gateway.send(Messages.text("x"))))
                    .toList();
            Await.until("the window is full", SmppRig.SOON, () -> inside.get() == 4);
            open.countDown();
            for (Future<Answer> answer : sent) {
                assertThat(answer.get()).isEqualTo(new Answer.Taken("1", 1));
            }
            assertThat(most).hasValue(4);
        }
    }

    @Test
    void aReceiptMayComeBeforeTheAnswer() {
        try (var rig = new SmppRig(port).bound()) {
            centre.answers(message -> {
                receipt("early", "DELIVRD");
                return "early";
            });
            assertThat(rig.gateway.send(Messages.text("x"))).isEqualTo(new Answer.Taken("early", 1));
            assertThat(rig.brought.receipts)
                    .singleElement()
                    .returns("early", Receipt::reference)
                    .returns(Fate.DELIVERED, Receipt::fate);
        }
    }

    private void receipt(String id, String state) {
        try {
            centre.deliver(
                    4,
                    0,
                    "id:%s sub:001 dlvrd:001 submit date:2611220900 done date:2611220901 stat:%s err:000 text:"
                            .formatted(id, state)
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return SMPPConstant.STAT_ESME_RSYSERR;
    }
}
