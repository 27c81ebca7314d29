package cn.hotline.platform.wechat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's stable access tokens (stable_token). WeChat itself is the place that nodes share: every node may ask, gets the same token,
 * and no node's asking spoils another's. On a node it is asked once, however many threads want one.
 */
final class WechatTokens {

    /** The old one is good for five minutes more when a new one is out. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final URI base;
    private final WechatHttp http;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    WechatTokens(URI base, WechatHttp http, ObjectMapper json, Clock clock) {
        this.base = base;
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    private static final class Place {
        private final ReentrantLock asking = new ReentrantLock();
        private volatile @Nullable Token known;
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
    record None(int errcode) implements Asked {}

    Asked token(WechatApp app, Instant until) {
        var place = place(app);
        var token = fresh(place);
        if (token != null) {
            return token;
        }
        place.asking.lock();
        try {
            var meanwhile = fresh(place);
            return meanwhile != null ? meanwhile : ask(app, place, false, until);
        } finally {
            place.asking.unlock();
        }
    }

    /** After {@code refused} was: another node may have the new one already; only if not, the old one is taken back by force. */
    Asked instead(WechatApp app, Token refused, Instant until) {
        var place = place(app);
        place.asking.lock();
        try {
            var token = place.known;
            if (token != null && !token.value().equals(refused.value())) {
                return token;
            }
            return ask(app, place, false, until) instanceof Token other
                            && !other.value().equals(refused.value())
                    ? other
                    : ask(app, place, true, until);
        } finally {
            place.asking.unlock();
        }
    }

    private Place place(WechatApp app) {
        return places.computeIfAbsent(app.id(), id -> new Place());
    }

    private @Nullable Token fresh(Place place) {
        var token = place.known;
        return token != null && clock.instant().isBefore(token.until()) ? token : null;
    }

    private Asked ask(WechatApp app, Place place, boolean force, Instant until) {
        var body = json.valueToTree(Map.of(
                "grant_type", "client_credential", "appid", app.id(), "secret", app.secret(), "force_refresh", force));
        if (http.ask(base.resolve("/cgi-bin/stable_token"), body, until) instanceof WechatHeard.Told told) {
            var value = told.body().path("access_token").asText("");
            var life = Duration.ofSeconds(told.body().path("expires_in").asInt(0));
            if (!value.isEmpty()) {
                var token = new Token(value, clock.instant().plus(life).minus(EARLY));
                place.known = token;
                return token;
            }
            return new None(told.errcode());
        }
        return new None(0);
    }
}
