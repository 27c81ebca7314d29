package cn.hotline.notice.gateway;

import cn.hotline.notice.IncomingSms;
import cn.hotline.notice.Receipt;
import cn.hotline.notice.Receipt.Fate;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The forms in which providers push; what they add later is passed over. */
@Singleton
final class Pushed {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_NUMBER = 30;
    private static final int LONGEST_TEXT = 2000;

    private final Inbox inbox;
    private final Clock clock;

    Pushed(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** SmsReport: {@code {"phone_number", "send_time", "report_time", "success", "err_code", "err_msg", "sms_size", "biz_id", "out_id"}}. */
    Optional<Receipt> alibabaReport(JsonNode item) {
        return receipt(
                AlibabaGateway.NAME,
                new Named(text(item, "biz_id"), uuid(item, "out_id")),
                item.path("success").asBoolean() ? Fate.DELIVERED : Fate.FAILED,
                new Said(text(item, "err_code"), ChinaTime.read(text(item, "report_time"))));
    }

    /** SmsUp: {@code {"phone_number", "send_time", "content", "sign_name", "dest_code", "sequence_id"}}. */
    Optional<IncomingSms> alibabaReply(JsonNode item) {
        var written = new Written(
                AlibabaGateway.NAME, text(item, "phone_number"), text(item, "dest_code"), text(item, "content"));
        return reply(written, text(item, "sequence_id"), ChinaTime.read(text(item, "send_time")));
    }

    /** {@code {"user_receive_time", "nationcode", "mobile", "report_status", "errmsg", "description", "sid", "ext"}}. */
    Optional<Receipt> tencentReport(JsonNode item) {
        return receipt(
                TencentGateway.NAME,
                new Named(text(item, "sid"), uuid(item, "ext")),
                text(item, "report_status").equals("SUCCESS") ? Fate.DELIVERED : Fate.FAILED,
                new Said(text(item, "errmsg"), ChinaTime.read(text(item, "user_receive_time"))));
    }

    /** {@code {"extend", "mobile", "nationcode", "sign", "text", "time"}}; without an id. */
    Optional<IncomingSms> tencentReply(JsonNode item) {
        var nation = text(item, "nationcode");
        var from = (nation.isEmpty() ? "" : "+" + nation) + text(item, "mobile");
        var written = new Written(TencentGateway.NAME, from, text(item, "extend"), text(item, "text"));
        var id = inbox.fingerprint(from, written.to(), written.text(), text(item, "time"));
        return reply(written, id, seconds(item.path("time").asLong(0)));
    }

    /** Ours: {@code {"id" (of the notice), "reference", "fate", "code", "at"}}. */
    Optional<Receipt> httpReport(JsonNode item) {
        for (var fate : Fate.values()) {
            if (fate.name().equals(text(item, "fate"))) {
                return receipt(
                        HttpGateway.NAME,
                        new Named(text(item, "reference"), uuid(item, "id")),
                        fate,
                        new Said(text(item, "code"), instant(text(item, "at"))));
            }
        }
        return Optional.empty();
    }

    /** Ours: {@code {"id", "from", "to", "text", "at"}}. */
    Optional<IncomingSms> httpReply(JsonNode item) {
        var written = new Written(HttpGateway.NAME, text(item, "from"), text(item, "to"), text(item, "text"));
        return reply(written, text(item, "id"), instant(text(item, "at")));
    }

    private record Named(String reference, @Nullable UUID notice) {}

    private record Said(String code, Optional<Instant> at) {}

    private record Written(String gateway, String from, String to, String text) {}

    private Optional<Receipt> receipt(String gateway, Named named, Fate fate, Said said) {
        var reference = named.reference();
        if (reference.length() > LONGEST_ID || reference.isEmpty() && named.notice() == null) {
            return Optional.empty();
        }
        var code = said.code().isEmpty() ? fate.name() : CodeTable.safe(said.code());
        return Optional.of(new Receipt(
                gateway, reference.isEmpty() ? null : reference, named.notice(), fate, code, past(said.at())));
    }

    private Optional<IncomingSms> reply(Written written, String id, Optional<Instant> at) {
        boolean readable = !id.isEmpty()
                && id.length() <= LONGEST_ID
                && !written.from().isEmpty()
                && written.from().length() <= LONGEST_NUMBER
                && written.to().length() <= LONGEST_NUMBER;
        var text = written.text();
        return readable
                ? Optional.of(new IncomingSms(
                        written.gateway(),
                        id,
                        written.from(),
                        written.to(),
                        text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text,
                        past(at)))
                : Optional.empty();
    }

    /** A provider whose clock is ahead tells nothing before it happens. */
    private Instant past(Optional<Instant> told) {
        var now = clock.instant();
        return told.filter(at -> !at.isAfter(now)).orElse(now);
    }

    /** Numbers too; NUL is nothing a database can keep. */
    private static String text(JsonNode item, String name) {
        return item.path(name).asText("").replace("\u0000", "");
    }

    private static @Nullable UUID uuid(JsonNode item, String name) {
        try {
            return UUID.fromString(text(item, name));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<Instant> seconds(long epoch) {
        try {
            return epoch > 0 ? Optional.of(Instant.ofEpochSecond(epoch)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
