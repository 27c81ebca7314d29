package cn.hotline.channel.wechat;

import cn.hotline.access.Door;
import cn.hotline.access.Identity;
import cn.hotline.access.Logins;
import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.access.Proof;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.wechat.WechatApp;
import cn.hotline.platform.wechat.WechatCalls;
import cn.hotline.platform.wechat.WechatCalls.Ask;
import cn.hotline.platform.wechat.WechatConfig;
import cn.hotline.platform.wechat.WechatHeard;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What WeChat vouches for in the mini-program: who somebody is, and the number of their phone. */
@Singleton
final class MiniProgram {

    private static final Logger LOG = Logger.getLogger("hotline.wechat");
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final WechatConfig config;
    private final WechatCalls wechat;
    private final ObjectMapper json;
    private final Persons persons;
    private final Logins logins;

    MiniProgram(WechatConfig config, WechatCalls wechat, ObjectMapper json, Persons persons, Logins logins) {
        this.config = config;
        this.wechat = wechat;
        this.json = json;
        this.persons = persons;
        this.logins = logins;
    }

    /** @throws Refusal 422 for a code that is none, 403, 429 or 503 as WeChat says */
    Logins.Session login(String code) {
        var app = app();
        // The form of this call is WeChat's: it takes the secret in the address.
        var query =
                Map.of("appid", app.id(), "secret", app.secret(), "js_code", code, "grant_type", "authorization_code");
        var told = good(wechat.askOpenly(new Ask("/sns/jscode2session", query, null, true)));
        var openId = demanded(told, "openid");
        var unionId = told.path("unionid").asText("");
        var mini = new Identity(Proof.WECHAT_MINI, openId);
        var citizen = QuarkusTransaction.requiringNew()
                .call(() -> unionId.isEmpty()
                        ? persons.enrol(mini)
                        : persons.enrol(mini, new Identity(Proof.WECHAT_UNION, unionId)));
        return logins.session(citizen, Door.WECHAT);
    }

    /** The number that WeChat has verified. @throws Refusal as {@link #login} */
    Phone provePhone(UUID citizen, String code) {
        if (!persons.isKnown(citizen)) {
            throw Refusal.notFound("not-found");
        }
        var body = json.createObjectNode().put("code", code);
        var told = good(wechat.ask(app(), new Ask("/wxa/business/getuserphonenumber", Map.of(), body, true)));
        var info = told.path("phone_info");
        var phone = Phone.parse("code", "+" + demanded(info, "countryCode") + demanded(info, "purePhoneNumber"));
        QuarkusTransaction.requiringNew().run(() -> persons.prove(citizen, Identity.of(phone)));
        return phone;
    }

    private WechatApp app() {
        return config.appId()
                .flatMap(id -> config.appSecret().map(secret -> new WechatApp(id, secret)))
                .orElseThrow(() -> Refusal.notFound("not-found"));
    }

    private static String demanded(JsonNode told, String name) {
        var value = told.path(name).asText("");
        if (value.isEmpty()) {
            throw Refusal.unavailable("wechat-away", RETRY);
        }
        return value;
    }

    private static JsonNode good(WechatHeard heard) {
        if (heard instanceof WechatHeard.Told told && told.isGood()) {
            return told.body();
        }
        throw heard instanceof WechatHeard.Told told
                ? refusal(told.errcode())
                : Refusal.unavailable("wechat-away", RETRY);
    }

    /** As WeChat documents them. */
    private static Refusal refusal(int errcode) {
        return switch (errcode) {
            case 40029, 40163, 40033 -> Refusal.invalid("code", "wechat-code");
            case 40226 -> new Refusal(ProblemType.FORBIDDEN, "wechat-blocked");
            case 45009, 45011 -> Refusal.tooMany("too-many-requests", PAUSE);
            case WechatCalls.BUSY, 0 -> Refusal.unavailable("wechat-away", RETRY);
            default -> {
                LOG.errorf("WeChat refuses the mini-program: errcode %d", errcode);
                yield Refusal.unavailable("wechat-away", PAUSE);
            }
        };
    }
}
