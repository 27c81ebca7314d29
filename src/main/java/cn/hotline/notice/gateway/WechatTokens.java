package cn.hotline.notice.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** WeChat's stable access token (stable_token): every node may ask for it, and no node's asking spoils another's. */
final class WechatTokens {

    /** The old one is good for five minutes more when a new one is out. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final WechatConfig config;
    private final Outside outside;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile @Nullable Token known;

    WechatTokens(WechatConfig config, Outside outside, ObjectMapper json, Clock clock) {
        this.config = config;
        this.outside = outside;
        this.json = json;
        this.clock = clock;
    }

    /** What asking for a token came to: the token, or why there is none. */
    sealed interface Asked {}

    /** A token. */
    record Token(String value, Instant until) implements Asked {

        @Override
        public String toString() {
            return "Token[" + until + "]";
        }
    }

    /** None. */
    record None(Outside.Heard heard, int code) implements Asked {}

    Asked token() {
        var token = known;
        return token != null && clock.instant().isBefore(token.until()) ? token : ask(false);
    }

    /** After {@code refused} was: another node may have the new one already; only if not, the old one is taken back by force. */
    Asked instead(Token refused) {
        var token = known;
        if (token != null && !token.value().equals(refused.value())) {
            return token;
        }
        return ask(false) instanceof Token other && !other.value().equals(refused.value()) ? other : ask(true);
    }

    private Asked ask(boolean force) {
        var body = json.valueToTree(Map.of(
                "grant_type",
                "client_credential",
                "appid",
                config.appId().orElse(""),
                "secret",
                config.appSecret().orElse(""),
                "force_refresh",
                force));
        var heard = outside.ask(HttpRequest.newBuilder(config.url().resolve("/cgi-bin/stable_token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
        if (heard instanceof Outside.Said said) {
            var answer = said.tree(json);
            var value = answer.path("access_token").asText("");
            var life = Duration.ofSeconds(answer.path("expires_in").asInt(0));
            if (!value.isEmpty()) {
                var token = new Token(value, clock.instant().plus(life).minus(EARLY));
                known = token;
                return token;
            }
            return new None(heard, answer.path("errcode").asInt(0));
        }
        return new None(heard, 0);
    }
}
