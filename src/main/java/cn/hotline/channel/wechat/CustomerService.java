package cn.hotline.channel.wechat;

import cn.hotline.platform.Backoff;
import cn.hotline.platform.Vault;
import cn.hotline.platform.wechat.WechatApp;
import cn.hotline.platform.wechat.WechatCalls;
import cn.hotline.platform.wechat.WechatHeard;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says things by the customer-service interface, within the 48 hours after somebody wrote to us. */
@Singleton
final class CustomerService {

    private static final String ITSELF = "system:wechat";
    private static final int MOST = 20;
    private static final int MAX_TRIES = 6;
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final OfficialAccount account;
    private final WechatCalls wechat;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;

    CustomerService(OfficialAccount account, WechatCalls wechat, Vault vault, ObjectMapper json, Clock clock) {
        this.account = account;
        this.wechat = wechat;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    private record Due(UUID id, String openId, String text, int tries) {

        @Override
        public String toString() {
            return "Due[" + id + "]";
        }
    }

    /** Takes it on, in the caller's transaction. */
    void post(UUID conversation, String text) {
        new OutgoingMessage(conversation, null, ITSELF, clock.instant())
                .saying(text, vault)
                .persist();
    }

    /** Safe on any number of nodes. */
    @Scheduled(every = "{hotline.wechat.official.sweep}", delayed = "11s", identity = "wechat-outgoing")
    void sweep() {
        account.app().ifPresent(app -> due().forEach(due -> send(app, due)));
    }

    private List<Due> due() {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> OutgoingMessage.claim(now, now.plus(CLAIM), MOST).stream()
                        .map(message -> new Due(
                                message.id,
                                Conversation.named(message.conversation).openId(vault),
                                message.text(vault),
                                message.tries))
                        .toList());
    }

    private void send(WechatApp app, Due due) {
        var body = json.createObjectNode().put("touser", due.openId()).put("msgtype", "text");
        body.putObject("text").put("content", due.text());
        var heard = wechat.ask(app, new WechatCalls.Ask("/cgi-bin/message/custom/send", Map.of(), body, false));
        QuarkusTransaction.requiringNew().run(() -> note(OutgoingMessage.held(due.id()), heard));
    }

    private void note(OutgoingMessage message, WechatHeard heard) {
        var now = clock.instant();
        if (heard instanceof WechatHeard.Told told && told.isGood()) {
            message.sent(now);
        } else if (heard.isOfTheMoment() && message.tries < MAX_TRIES) {
            // Also after a lost answer: to say it twice is better than not at all.
            message.again(code(heard), Backoff.after(message.tries, FIRST_PAUSE, LONGEST_PAUSE), now);
        } else {
            message.failed(code(heard), now);
        }
    }

    private static String code(WechatHeard heard) {
        return switch (heard) {
            case WechatHeard.Told told when told.status() / 100 == 2 -> "errcode-" + told.errcode();
            case WechatHeard.Told told -> "http-" + told.status();
            case WechatHeard.Unreached unreached -> unreached.why();
            case WechatHeard.Lost lost -> lost.why();
            case WechatHeard.NoToken none -> "no-token-" + none.errcode();
        };
    }
}
