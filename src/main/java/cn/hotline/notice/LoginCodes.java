package cn.hotline.notice;

import cn.hotline.access.CodeSender;
import cn.hotline.access.Phone;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.logging.Logger;

/** Sends login codes at once, past the outbox: somebody waits for them, and tomorrow they are of no use. */
@Singleton
final class LoginCodes implements CodeSender {

    private static final Logger LOG = Logger.getLogger(LoginCodes.class);
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Gateways gateways;
    private final Templates templates;

    LoginCodes(Gateways gateways, Templates templates) {
        this.gateways = gateways;
        this.templates = templates;
    }

    @Override
    public void send(Phone phone, Code code, Messages language) {
        var ways = gateways.names().stream()
                .filter(name -> !name.equals(Gateways.WECHAT))
                .flatMap(name -> gateways.find(name).stream())
                .toList();
        if (ways.isEmpty()) {
            throw Refusal.unavailable("sms-not-configured", RETRY);
        }
        var message = message(phone, code, language);
        for (var gateway : ways) {
            var end = end(gateway, gateway.send(message));
            if (end == End.SENT) {
                return;
            }
            if (end == End.IN_VAIN) {
                break;
            }
        }
        throw Refusal.unavailable("sms-failed", RETRY);
    }

    /** What a gateway's answer comes to. */
    private enum End {
        SENT,
        /** Another gateway may do; the same code twice does no harm. */
        ELSEWHERE,
        IN_VAIN
    }

    private static End end(Gateway gateway, Answer answer) {
        return switch (answer) {
            case Answer.Taken taken -> End.SENT;
            case Answer.Unknown unknown -> {
                LOG.warnf("Whether %s sent a login code is unknown (%s)", gateway.name(), unknown.code());
                yield End.ELSEWHERE;
            }
            case Answer.Refused refused -> {
                LOG.warnf("%s sent no login code: %s (%s)", gateway.name(), refused.fault(), refused.code());
                yield switch (refused.fault()) {
                    case NUMBER, THROTTLED -> End.IN_VAIN;
                    case DECLINED, CONTENT, ACCOUNT, UNAVAILABLE, BUSY -> End.ELSEWHERE;
                };
            }
        };
    }

    private Outgoing message(Phone phone, Code code, Messages language) {
        var tongue = language.isEnglish() ? Templates.ENGLISH : Templates.CHINESE;
        var words = Map.of("code", code.digits(), "minutes", Long.toString(code.validMinutes()));
        var rendered =
                QuarkusTransaction.requiringNew().call(() -> templates.render(NoticeEvent.LOGIN_CODE, tongue, words));
        return new Outgoing(
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                phone,
                null,
                NoticeEvent.LOGIN_CODE,
                rendered.text(),
                rendered.words(),
                rendered.codes(),
                "");
    }
}
