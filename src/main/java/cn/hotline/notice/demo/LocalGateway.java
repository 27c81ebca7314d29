package cn.hotline.notice.demo;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Gateway;
import cn.hotline.notice.Inbound;
import cn.hotline.notice.NoticeEvent;
import cn.hotline.notice.NoticeRules;
import cn.hotline.notice.Outgoing;
import cn.hotline.notice.Receipt;
import cn.hotline.notice.SmsLength;
import cn.hotline.platform.DemoMode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The gateway of the start mode: keeps what would have been sent, where it can be read, and calls it delivered. */
@Singleton
final class LocalGateway implements Gateway {

    static final String NAME = "local";

    /** It carries no SMS, so it is none that this one would stand in for. */
    private static final String WECHAT = "wechat";

    private final DemoMode mode;
    private final Instance<Gateway> all;
    private final LocalOutbox outbox;
    private final Instance<Inbound> inbound;
    private final NoticeRules rules;
    private final Clock clock;

    LocalGateway(
            DemoMode mode,
            @Any Instance<Gateway> all,
            LocalOutbox outbox,
            Instance<Inbound> inbound,
            NoticeRules rules,
            Clock clock) {
        this.mode = mode;
        this.all = all;
        this.outbox = outbox;
        this.inbound = inbound;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return mode.isOn()
                && all.stream()
                        .filter(other ->
                                !other.name().equals(NAME) && !other.name().equals(WECHAT))
                        .noneMatch(Gateway::isConfigured);
    }

    @Override
    public Answer send(Outgoing message) {
        var text = "【" + rules.sign() + "】" + message.text();
        var reference = message.id().toString();
        var at = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> outbox.keep(message, text, at));
        if (message.event() != NoticeEvent.LOGIN_CODE) {
            // Codes do not go through the outbox, so nobody waits for their receipts.
            inbound.get().receipt(new Receipt(NAME, reference, message.id(), Receipt.Fate.DELIVERED, "DELIVRD", at));
        }
        return new Answer.Taken(reference, SmsLength.of(text).segments());
    }
}
