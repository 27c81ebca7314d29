package cn.hotline.notice.gateway;

import cn.hotline.notice.Receipt;
import cn.hotline.notice.Receipt.Fate;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/** Reads delivery receipts: parameters where there are some, otherwise the text that SMPP 3.4 describes in its appendix B. */
final class SmppReceipt {

    private static final Pattern ID = field("id", "\\S{1,100}");
    private static final Pattern STATE = field("stat", "\\S{1,20}");
    private static final Pattern ERROR = field("err", "\\S{1,20}");
    private static final Pattern DONE = field("done date", "\\d{10,12}");
    private static final String[] STATES = {
        "", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD"
    };

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyMMddHHmm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyMMddHHmmss");

    private SmppReceipt() {}

    /** Empty where it names no message. */
    static Optional<Receipt> read(DeliverSm receipt, SmppConfig.MessageIds ids, Instant now) {
        var text = new String(SmppText.body(receipt), StandardCharsets.ISO_8859_1);
        var named = receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        var id = named != null ? named.getValueAsString() : find(ID, text);
        if (id.isBlank()) {
            return Optional.empty();
        }
        var state = state(receipt, text);
        var error = find(ERROR, text);
        var code = CodeTable.safe(error.isEmpty() || error.matches("0+") ? state : state + "/" + error);
        var at = done(text).filter(done -> !done.isAfter(now)).orElse(now);
        return Optional.of(
                new Receipt(SmppGateway.NAME, receipted(id.strip(), ids), null, fate(state, receipt), code, at));
    }

    /** One form for the id of the answer and that of the receipt. */
    static String answered(String id, SmppConfig.MessageIds ids) {
        return switch (ids) {
            case SAME -> id;
            case HEX_THEN_DECIMAL -> number(id, 16);
            case DECIMAL_THEN_HEX -> number(id, 10);
        };
    }

    private static String receipted(String id, SmppConfig.MessageIds ids) {
        return switch (ids) {
            case SAME -> id;
            case HEX_THEN_DECIMAL -> number(id, 10);
            case DECIMAL_THEN_HEX -> number(id, 16);
        };
    }

    private static String number(String id, int radix) {
        try {
            return new BigInteger(id, radix).toString();
        } catch (NumberFormatException e) {
            return id;
        }
    }

    private static String state(DeliverSm receipt, String text) {
        var parameter = receipt.getOptionalParameter(OptionalParameter.Message_state.class);
        int state = parameter == null ? 0 : parameter.getValue();
        return state > 0 && state < STATES.length
                ? STATES[state]
                : find(STATE, text).toUpperCase(Locale.ROOT);
    }

    private static Fate fate(String state, DeliverSm receipt) {
        return switch (state) {
            case "DELIVRD" -> Fate.DELIVERED;
            case "ENROUTE", "ACCEPTD", "BUFFERED", "BUFFRED" -> Fate.DELAYED;
            default -> receipt.isIntermediateDeliveryNotification() ? Fate.DELAYED : Fate.FAILED;
        };
    }

    private static Optional<Instant> done(String text) {
        var date = find(DONE, text);
        return ChinaTime.read(date, date.length() == 12 ? SECONDS : MINUTES);
    }

    private static Pattern field(String name, String value) {
        return Pattern.compile("(?i)(?:^|\\s)" + name + ":\\s*(" + value + ")");
    }

    private static String find(Pattern field, String text) {
        var found = field.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
