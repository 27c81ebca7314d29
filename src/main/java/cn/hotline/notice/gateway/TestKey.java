package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.Outgoing;
import cn.hotline.notice.Receipt;
import cn.hotline.notice.SmsLength;
import java.time.Clock;
import java.util.Optional;

/** The key {@code test}: nothing leaves the house, and the last digit of the number says what the gateway answers. */
record TestKey(String gateway, Inbox inbox, Clock clock) {

    static boolean is(Optional<String> key) {
        return key.filter("test"::equals).isPresent();
    }

    /** 0 to 7 taken and delivered, 8 no such number, 9 nobody there. */
    Answer answer(Outgoing message) {
        var number = message.to().e164();
        return switch (number.charAt(number.length() - 1)) {
            case '8' -> new Answer.Refused(Fault.NUMBER, "test");
            case '9' -> new Answer.Refused(Fault.UNAVAILABLE, "test");
            default -> {
                var reference = "test-" + message.id();
                inbox.take(
                        new Receipt(gateway, reference, message.id(), Receipt.Fate.DELIVERED, "test", clock.instant()));
                yield new Answer.Taken(
                        reference, SmsLength.charged(message.text()).segments());
            }
        };
    }
}
