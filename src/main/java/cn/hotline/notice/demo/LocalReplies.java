package cn.hotline.notice.demo;

import cn.hotline.access.Phone;
import cn.hotline.notice.Inbound;
import cn.hotline.notice.IncomingSms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers as a citizen would. */
@Singleton
class LocalReplies {

    static final String HOTLINE = "12345";

    private final LocalOutbox outbox;
    private final Inbound inbound;
    private final Clock clock;

    LocalReplies(LocalOutbox outbox, Inbound inbound, Clock clock) {
        this.outbox = outbox;
        this.inbound = inbound;
        this.clock = clock;
    }

    /** @param to our number; that of the newest message unless given, as a phone would have it */
    void reply(Phone from, @Nullable String to, String text) {
        var number = to != null
                ? to
                : outbox.to(from).stream()
                        .map(LocalOutbox.Message::from)
                        .findFirst()
                        .orElse(HOTLINE);
        inbound.reply(new IncomingSms(
                LocalGateway.NAME, UUID.randomUUID().toString(), from.e164(), number, text, clock.instant()));
    }
}
