package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.Gateway;
import cn.hotline.notice.Outgoing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;

/** WeChat subscribe messages (订阅消息); a person who has not asked for one more of them gets none. */
@Singleton
final class WechatGateway implements Gateway {

    static final String NAME = "wechat";

    /** That the token is no longer good. */
    private static final Set<Integer> STALE = Set.of(40001, 40014, 42001);

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
    private final Outside outside;
    private final ObjectMapper json;
    private final WechatTokens tokens;
    private final TestKey test;

    WechatGateway(WechatConfig config, Outside outside, ObjectMapper json, Inbox inbox, Clock clock) {
        this.config = config;
        this.outside = outside;
        this.json = json;
        this.tokens = new WechatTokens(config, outside, json, clock);
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
        return switch (tokens.token()) {
            case WechatTokens.Token token -> send(message, token);
            case WechatTokens.None none -> noToken(none);
        };
    }

    private Answer send(Outgoing message, WechatTokens.Token token) {
        var heard = post(message, token);
        if (heard instanceof Outside.Said said && STALE.contains(code(said))) {
            return switch (tokens.instead(token)) {
                case WechatTokens.Token other -> post(message, other).answer(anew -> meaning(anew, message));
                case WechatTokens.None none -> noToken(none);
            };
        }
        return heard.answer(answered -> meaning(answered, message));
    }

    /** Asking for a token sends nothing to anybody, so whatever went wrong with it, no message is out. */
    private static Answer noToken(WechatTokens.None none) {
        return none.code() != 0
                ? CODES.answer(Integer.toString(none.code()))
                : new Answer.Refused(Fault.UNAVAILABLE, "no-token");
    }

    private Outside.Heard post(Outgoing message, WechatTokens.Token token) {
        var address = "/cgi-bin/message/subscribe/send?access_token="
                + URLEncoder.encode(token.value(), StandardCharsets.UTF_8);
        return outside.ask(HttpRequest.newBuilder(config.url().resolve(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(message).toString()))
                .build());
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

    private int code(Outside.Said said) {
        return said.tree(json).path("errcode").asInt(0);
    }

    private Answer meaning(Outside.Said said, Outgoing message) {
        var answer = said.tree(json);
        if (!answer.has("errcode")) {
            return said.status() / 100 == 2 ? new Answer.Unknown("unreadable") : said.byStatus();
        }
        int code = answer.path("errcode").asInt(-1);
        return code == 0 ? new Answer.Taken(message.id().toString(), 0) : CODES.answer(Integer.toString(code));
    }
}
