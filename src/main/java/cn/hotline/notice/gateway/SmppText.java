package cn.hotline.notice.gateway;

import cn.hotline.notice.Gsm7;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/** What a deliver_sm says, and of which longer message it is a part. */
record SmppText(String text, @Nullable Place place) {

    /** The only charset every Java need not have, and the one that Chinese carriers send under coding 15. */
    private static final @Nullable Charset GBK = Charset.isSupported("GB18030") ? Charset.forName("GB18030") : null;

    private static final byte UDHI = 0x40;

    /** A part's place; {@code number} is the sender's for all parts of one message. */
    record Place(int number, int total, int place) {

        boolean isLawful() {
            return total > 1 && place > 0 && place <= total;
        }
    }

    static SmppText of(DeliverSm message, SmppConfig.Letters letters) {
        var body = body(message);
        @Nullable Place place = sar(message);
        if ((message.getEsmClass() & UDHI) != 0 && body.length > 0 && (body[0] & 0xff) < body.length) {
            int header = (body[0] & 0xff) + 1;
            place = udh(Arrays.copyOf(body, header), place);
            body = Arrays.copyOfRange(body, header, body.length);
        }
        var text = decode(body, message.getDataCoding(), letters);
        return new SmppText(text, place != null && place.isLawful() ? place : null);
    }

    static byte[] body(DeliverSm message) {
        var payload = message.getOptionalParameter(OptionalParameter.Message_payload.class);
        var text = message.getShortMessage();
        return payload != null ? payload.getValue() : text == null ? new byte[0] : text;
    }

    private static @Nullable Place sar(DeliverSm message) {
        var number = message.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class);
        var total = message.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
        var place = message.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class);
        return number == null || total == null || place == null
                ? null
                : new Place(number.getValue() & 0xffff, total.getValue() & 0xff, place.getValue() & 0xff);
    }

    /** Elements are a name, a length and so many bytes; 0 is a part with a short number, 8 one with a long number. */
    private static @Nullable Place udh(byte[] header, @Nullable Place otherwise) {
        for (int at = 1; at + 1 < header.length; at += 2 + (header[at + 1] & 0xff)) {
            int length = header[at + 1] & 0xff;
            if (at + 2 + length > header.length) {
                break;
            }
            if (header[at] == 0 && length == 3) {
                return new Place(header[at + 2] & 0xff, header[at + 3] & 0xff, header[at + 4] & 0xff);
            }
            if (header[at] == 8 && length == 4) {
                int number = (header[at + 2] & 0xff) << 8 | header[at + 3] & 0xff;
                return new Place(number, header[at + 4] & 0xff, header[at + 5] & 0xff);
            }
        }
        return otherwise;
    }

    /** Flash and other classes (0x10 to 0x1f, 0xf0 to 0xff) carry the alphabet in the same two bits. */
    private static String decode(byte[] body, byte coding, SmppConfig.Letters letters) {
        return switch (coding) {
            case 8, 0x18, 0x19, 0x1a, 0x1b -> new String(body, StandardCharsets.UTF_16BE);
            case 1 -> new String(body, StandardCharsets.US_ASCII);
            case 3, 4 -> new String(body, StandardCharsets.ISO_8859_1);
            case 15 -> new String(body, GBK == null ? StandardCharsets.UTF_8 : GBK);
            default ->
                letters == SmppConfig.Letters.GSM ? Gsm7.decode(body) : new String(body, StandardCharsets.ISO_8859_1);
        };
    }
}
