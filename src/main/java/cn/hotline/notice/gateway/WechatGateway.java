package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.Gateway;
import cn.hotline.notice.Outgoing;
import cn.hotline.platform.wechat.WechatApp;
import cn.hotline.platform.wechat.WechatCalls;
import cn.hotline.platform.wechat.WechatConfig;
import cn.hotline.platform.wechat.WechatHeard;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** WeChat subscribe messages (订阅消息); a person who has not asked for one more of them gets none. */
@Singleton
final class WechatGateway implements Gateway {

    static final String NAME = "wechat";

    private static final CodeTable CODES = new CodeTable(Fault.CONTENT)
            .refused(Fault.DECLINED, "43101", "40003", "43107")
            .refused(Fault.CONTENT, "47003", "40037", "41030", "41028", "41029")
            .refused(Fault.THROTTLED, "45009", "45011", "45047")
            .refused(
                    Fault.ACCOUNT,
                    "40001",
                    "40014",
                    "42001",
                    "40013",
                    "40125",
                    "40164",
                    "48001",
                    "50002",
                    "61004",
                    "89503")
            .refused(Fault.UNAVAILABLE, "-1");

    private final WechatConfig config;
    private final WechatCalls wechat;
    private final ObjectMapper json;
    private final TestKey test;

    WechatGateway(WechatConfig config, WechatCalls wechat, ObjectMapper json, Inbox inbox, Clock clock) {
        this.config = config;
        this.wechat = wechat;
        this.json = json;
        this.test = new TestKey(NAME, inbox, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return TestKey.is(config.appId())
                || config.appId().isPresent() && config.appSecret().isPresent();
    }

    @Override
    public Answer send(Outgoing message) {
        if (message.openId() == null) {
            return new Answer.Refused(Fault.DECLINED, "no-openid");
        }
        if (TestKey.is(config.appId())) {
            return test.answer(message);
        }
        if (message.codes().getOrDefault(NAME, "").isBlank()) {
            return new Answer.Refused(Fault.CONTENT, "no-template");
        }
        var app = new WechatApp(config.appId().orElse(""), config.appSecret().orElse(""));
        var ask = new WechatCalls.Ask("/cgi-bin/message/subscribe/send", Map.of(), body(message), false);
        return switch (wechat.ask(app, ask)) {
            case WechatHeard.Told told -> meaning(told, message);
            case WechatHeard.Unreached unreached -> new Answer.Refused(Fault.UNAVAILABLE, unreached.why());
            case WechatHeard.Lost lost -> new Answer.Unknown(lost.why());
            case WechatHeard.NoToken none -> noToken(none);
        };
    }

    /** Asking for a token sends nothing to anybody, so whatever went wrong with it, no message is out. */
    private static Answer noToken(WechatHeard.NoToken none) {
        return none.errcode() != 0
                ? CODES.answer(Integer.toString(none.errcode()))
                : new Answer.Refused(Fault.UNAVAILABLE, "no-token");
    }

    private ObjectNode body(Outgoing message) {
        var template = WechatTemplate.of(message.codes().getOrDefault(NAME, ""));
        var body = json.createObjectNode()
                .put("touser", message.openId())
                .put("template_id", template.id())
                .put("miniprogram_state", config.state())
                .put("lang", "zh_CN");
        config.page().ifPresent(page -> body.put("page", page));
        var data = body.putObject("data");
        template.fill(message.words())
                .forEach((name, value) -> data.putObject(name).put("value", value));
        return body;
    }

    private static Answer meaning(WechatHeard.Told told, Outgoing message) {
        if (!told.body().has("errcode")) {
            return told.status() / 100 == 2
                    ? new Answer.Unknown("unreadable")
                    : new Outside.Said(told.status(), "").byStatus();
        }
        return told.errcode() == 0
                ? new Answer.Taken(message.id().toString(), 0)
                : CODES.answer(Integer.toString(told.errcode()));
    }
}
