package cn.hotline.notice.gateway;

import cn.hotline.notice.Gsm7;
import cn.hotline.notice.Outgoing;
import cn.hotline.notice.SmsLength;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jsmpp.bean.OptionalParameter;

/** A message as it goes over the wire: one submit_sm a part. */
record SmppParts(byte coding, List<Part> parts) {

    static final byte DEFAULT = 0;
    static final byte UCS_2 = 8;

    private static final byte UDHI = 0x40;

    /** What a part has of its own. */
    record Part(byte esmClass, byte[] text, OptionalParameter... parameters) {}

    static SmppParts of(SmppConfig config, Outgoing message) {
        var text = signed(config, message.text());
        boolean plain = isPlain(config, text);
        var bytes = SmsLength.split(text).stream()
                .map(piece -> plain ? plain(config, piece) : piece.getBytes(StandardCharsets.UTF_16BE))
                .toList();
        byte coding = plain ? DEFAULT : UCS_2;
        if (bytes.size() == 1) {
            return new SmppParts(coding, List.of(new Part((byte) 0, bytes.getFirst())));
        }
        if (config.longText() == SmppConfig.LongText.PAYLOAD) {
            var whole = new OptionalParameter.Message_payload(joined(bytes));
            return new SmppParts(coding, List.of(new Part((byte) 0, new byte[0], whole)));
        }
        // The same on every try: a phone that has some of the parts already puts them together.
        int number = message.id().hashCode() & 0xffff;
        return new SmppParts(
                coding,
                IntStream.range(0, bytes.size())
                        .mapToObj(i -> config.longText() == SmppConfig.LongText.SAR
                                ? sar(number, i + 1, bytes)
                                : udh(number, i + 1, bytes))
                        .toList());
    }

    static int segments(SmppConfig config, Outgoing message) {
        return SmsLength.split(signed(config, message.text())).size();
    }

    private static String signed(SmppConfig config, String text) {
        return config.sign().map(sign -> "【" + sign + "】").orElse("") + text;
    }

    /** The limits of the alphabet of GSM hold whatever letters coding 0 means. */
    private static boolean isPlain(SmppConfig config, String text) {
        return Gsm7.has(text)
                && (config.alphabet() == SmppConfig.Letters.GSM
                        || StandardCharsets.ISO_8859_1.newEncoder().canEncode(text));
    }

    private static byte[] plain(SmppConfig config, String text) {
        return config.alphabet() == SmppConfig.Letters.GSM
                ? Gsm7.encode(text)
                : text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Part udh(int number, int place, List<byte[]> bytes) {
        var header = new byte[] {5, 0, 3, (byte) number, (byte) bytes.size(), (byte) place};
        return new Part(UDHI, joined(List.of(header, bytes.get(place - 1))));
    }

    private static Part sar(int number, int place, List<byte[]> bytes) {
        return new Part(
                (byte) 0,
                bytes.get(place - 1),
                new OptionalParameter.Sar_msg_ref_num((short) number),
                new OptionalParameter.Sar_total_segments((byte) bytes.size()),
                new OptionalParameter.Sar_segment_seqnum((byte) place));
    }

    private static byte[] joined(List<byte[]> parts) {
        var whole = new ByteArrayOutputStream();
        parts.forEach(whole::writeBytes);
        return whole.toByteArray();
    }
}
