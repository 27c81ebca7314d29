package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.notice.Gsm7;
import cn.hotline.notice.IncomingSms;
import cn.hotline.notice.Receipt;
import cn.hotline.notice.Receipt.Fate;
import cn.hotline.support.Await;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message centre brings. */
class SmppInboxTest {

    private final int port = SmppRig.freePort();
    private final SmppStub centre = new SmppStub(port);

    @AfterEach
    void close() {
        centre.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD, 000, DELIVERED, DELIVRD",
        "ACCEPTD, 000, DELAYED, ACCEPTD",
        "ENROUTE, 000, DELAYED, ENROUTE",
        "UNDELIV, 045, FAILED, UNDELIV/045",
        "EXPIRED, 0, FAILED, EXPIRED",
        "MK:0001, 001, FAILED, MK:0001/001",
        "REJECTD, 1D1, FAILED, REJECTD/1D1"
    })
    void aReceiptIsRead(String state, String error, Fate fate, String code) throws Exception {
        try (var rig = new SmppRig(port).bound()) {
            centre.deliver(4, 0, text("00012", state, error));
            assertThat(rig.brought.receipts)
                    .containsExactly(
                            new Receipt("smpp", "00012", null, fate, code, Instant.parse("2025-01-02T03:04:00Z")));
        }
    }

    private static byte[] text(String id, String state, String error) {
        return "id:%s sub:001 dlvrd:001 submit date:2501021103 done date:2501021104 stat:%s err:%s Text:19900000001"
                .formatted(id, state, error)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void parametersSayMoreThanTheText() throws Exception {
        try (var rig = new SmppRig(port).bound()) {
            centre.deliver(
                    4,
                    0,
                    new byte[0],
                    new OptionalParameter.Receipted_message_id("abc"),
                    new OptionalParameter.Message_state((byte) 5));
            assertThat(rig.brought.receipts)
                    .singleElement()
                    .returns("abc", Receipt::reference)
                    .returns(Fate.FAILED, Receipt::fate)
                    .returns("UNDELIV", Receipt::code);
        }
    }

    @Test
    void idsAreTheSameHoweverTheyAreWritten() throws Exception {
        try (var rig = new SmppRig(port, "message-ids", "hex-then-decimal").bound()) {
            centre.answers(message -> "0012AB");
            assertThat(rig.gateway.send(Messages.text("x"))).hasFieldOrPropertyWithValue("reference", "4779");
            centre.deliver(4, 0, text("0000004779", "DELIVRD", "000"));
            assertThat(rig.brought.receipts.getLast().reference()).isEqualTo("4779");
        }
    }

    /** Or else a citizen could write themselves a receipt. */
    @Test
    void aMessageThatReadsLikeAReceiptIsAMessage() throws Exception {
        try (var rig = new SmppRig(port).bound()) {
            centre.deliver(0, 0, text("4711", "DELIVRD", "000"));
            assertThat(rig.brought.receipts).isEmpty();
            assertThat(rig.brought.replies).hasSize(1);
        }
    }

    @Test
    void aReplyIsReadInWhateverLettersItCame() throws Exception {
        try (var rig = new SmppRig(port).bound()) {
            centre.deliver(0, 8, "１ 很满意，谢谢😀".getBytes(StandardCharsets.UTF_16BE));
            centre.deliver(0, 0, Gsm7.encode("4 [too] late_@"));
            centre.deliver(0, 15, "不满意，没人来".getBytes(Charset.forName("GB18030")));
            assertThat(rig.brought.replies)
                    .extracting(IncomingSms::text)
                    .containsExactly("１ 很满意，谢谢😀", "4 [too] late_@", "不满意，没人来");
            assertThat(rig.brought.replies.getFirst())
                    .returns("+8619900000001", IncomingSms::from)
                    .returns("1069234512", IncomingSms::to);
            assertThat(rig.brought.replies).extracting(IncomingSms::id).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aReplyInPartsIsPutTogetherInWhateverOrderTheyCome(boolean header) throws Exception {
        try (var rig = new SmppRig(port).bound()) {
            part(header, 3, "修好。");
            part(header, 1, "4 路灯第二天");
            part(header, 1, "4 路灯第二天");
            assertThat(rig.brought.replies).isEmpty();
            part(header, 2, "又坏了，请");
            assertThat(rig.brought.replies).singleElement().returns("4 路灯第二天又坏了，请修好。", IncomingSms::text);
        }
    }

    @Test
    void aPartThatNeverComesIsNotWaitedForEver() throws Exception {
        try (var rig = new SmppRig(port).bound()) {
            part(true, 1, "4 路灯");
            part(true, 3, "修好。");
            Await.until("taken as it is", SmppRig.SOON, () -> !rig.brought.replies.isEmpty());
            assertThat(rig.brought.replies).singleElement().returns("4 路灯修好。", IncomingSms::text);
        }
    }

    /** What could not be kept is refused, so that the centre sends it again; a whole message needs no more than its last part again. */
    @Test
    void whatIsAcknowledgedIsKept() throws Exception {
        try (var rig = new SmppRig(port).bound()) {
            rig.brought.refusals.set(3);
            assertThatThrownBy(() -> centre.deliver(0, 0, Gsm7.encode("1")))
                    .isInstanceOf(NegativeResponseException.class);
            assertThatThrownBy(() -> centre.deliver(4, 0, text("1", "DELIVRD", "000")))
                    .isInstanceOf(NegativeResponseException.class);
            part(true, 1, "一");
            part(true, 2, "二");
            assertThatThrownBy(() -> part(true, 3, "三")).isInstanceOf(NegativeResponseException.class);
            assertThat(rig.brought.replies).isEmpty();
            part(true, 3, "三");
            centre.deliver(0, 0, Gsm7.encode("1"));
            centre.deliver(4, 0, text("1", "DELIVRD", "000"));
            assertThat(rig.brought.replies).extracting(IncomingSms::text).containsExactly("一二三", "1");
            assertThat(rig.brought.receipts).hasSize(1);
        }
    }

    private void part(boolean header, int place, String text) throws Exception {
        var bytes = text.getBytes(StandardCharsets.UTF_16BE);
        if (header) {
            var whole = new byte[bytes.length + 7];
            System.arraycopy(new byte[] {6, 8, 4, 1, 2, 3, (byte) place}, 0, whole, 0, 7);
            System.arraycopy(bytes, 0, whole, 7, bytes.length);
            centre.deliver(0x40, 8, whole);
        } else {
            centre.deliver(
                    0,
                    8,
                    bytes,
                    new OptionalParameter.Sar_msg_ref_num((short) 258),
                    new OptionalParameter.Sar_total_segments((byte) 3),
                    new OptionalParameter.Sar_segment_seqnum((byte) place));
        }
    }
}
