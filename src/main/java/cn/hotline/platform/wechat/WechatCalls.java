package cn.hotline.platform.wechat;

import cn.hotline.platform.Backoff;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one way to WeChat's API: with a token that is good, within one deadline for the whole of it. */
@Singleton
public final class WechatCalls {

    /** System busy (系统繁忙). */
    public static final int BUSY = -1;

    /** That the token is no longer good. */
    static final Set<Integer> STALE = Set.of(40001, 40014, 42001);

    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_ERROR = 4096;

    /** Below this there is no point in asking any more. */
    private static final Duration LEAST = Duration.ofMillis(50);

    private final URI base;

    /** For all of a call: the token, the call, the call again. */
    private final Duration patience;

    private final WechatHttp http;
    private final WechatTokens tokens;
    private final Outcomes outcomes;

    public WechatCalls(WechatConfig config, WechatHttp http, ObjectMapper json, Clock clock, MeterRegistry metrics) {
        this.outcomes = new Outcomes(metrics);
        this.base = config.url();
        this.patience = config.patience();
        this.http = http;
        this.tokens = new WechatTokens(base, http, json, clock);
    }

    /**
     * A call.
     *
     * @param body null for a GET
     * @param again whether it does no harm twice, and may be repeated when its answer is lost
     */
    public record Ask(
            String path,
            Map<String, String> query,
            @Nullable JsonNode body,
            boolean again) {}

    /** Without an access token, for what takes the secret itself. */
    public WechatHeard askOpenly(Ask ask) {
        return outcomes.counted(ask.path(), patiently(ask, until -> http.ask(address(ask, null), ask.body(), until)));
    }

    /** With the access token of that account; a token WeChat no longer knows is changed for another, once. */
    public WechatHeard ask(WechatApp app, Ask ask) {
        return outcomes.counted(ask.path(), patiently(ask, until -> once(app, ask, until)));
    }

    /** A file, if WeChat has it. @throws IOException with WeChat's errcode, or when it can't be reached */
    public InputStream download(WechatApp app, Ask ask) throws IOException {
        try {
            var content = downloaded(app, ask);
            outcomes.count(ask.path(), "good");
            return content;
        } catch (IOException e) {
            outcomes.count(ask.path(), "failed");
            throw e;
        }
    }

    private InputStream downloaded(WechatApp app, Ask ask) throws IOException {
        var until = http.until(patience);
        var asked = tokens.token(app, until);
        for (int i = 0; asked instanceof WechatTokens.Token token; i++) {
            var file = http.download(address(ask, token), until);
            if (!file.contentType().startsWith("application/json")
                    && !file.contentType().startsWith("text/plain")) {
                return file.content();
            }
            var told = told(file.content());
            if (told.has("video_url")) {
                return http.download(own(told.path("video_url").asText("")), until)
                        .content();
            }
            int errcode = told.path("errcode").asInt(BUSY);
            if (i > 0 || !STALE.contains(errcode)) {
                throw new IOException("errcode-" + errcode);
            }
            asked = tokens.instead(app, token, until);
        }
        throw new IOException("no-token");
    }

    private interface Call {
        WechatHeard until(Instant until);
    }

    private WechatHeard patiently(Ask ask, Call call) {
        var until = http.until(patience);
        var heard = call.until(until);
        for (int tries = 1; ask.again() && heard.isPassing() && tries < TRIES; tries++) {
            var pause = Backoff.after(tries, FIRST_PAUSE, LONGEST_PAUSE);
            if (http.left(until).compareTo(pause.plus(LEAST)) < 0) {
                return heard;
            }
            LockSupport.parkNanos(pause.toNanos());
            heard = call.until(until);
        }
        return heard;
    }

    private WechatHeard once(WechatApp app, Ask ask, Instant until) {
        var asked = tokens.token(app, until);
        if (asked instanceof WechatTokens.Token token) {
            var heard = with(token, ask, until);
            if (!(heard instanceof WechatHeard.Told told) || !STALE.contains(told.errcode())) {
                return heard;
            }
            asked = tokens.instead(app, token, until);
        }
        return switch (asked) {
            case WechatTokens.Token other -> with(other, ask, until);
            case WechatTokens.None none -> new WechatHeard.NoToken(none.errcode());
        };
    }

    /** What is not asked any more for want of time did not arrive. */
    private WechatHeard with(WechatTokens.Token token, Ask ask, Instant until) {
        return http.left(until).compareTo(LEAST) < 0
                ? new WechatHeard.Unreached("too-late")
                : http.ask(address(ask, token), ask.body(), until);
    }

    private URI address(Ask ask, WechatTokens.@Nullable Token token) {
        var query = ask.query().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        var access = token == null ? "" : "access_token=" + encoded(token.value()) + (query.isEmpty() ? "" : "&");
        return base.resolve(ask.path() + "?" + access + query);
    }

    private JsonNode told(InputStream content) throws IOException {
        try (content) {
            return http.tree(new String(content.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8));
        }
    }

    /** Videos lie on a server of WeChat's; nothing else is fetched, whoever says so. */
    private URI own(String address) throws IOException {
        try {
            var uri = URI.create(address);
            var host = String.valueOf(uri.getHost());
            if (host.endsWith(".qq.com") || host.equals(base.getHost()) && uri.getPort() == base.getPort()) {
                return uri;
            }
        } catch (IllegalArgumentException noAddress) {
            // refused below
        }
        throw new IOException("video-elsewhere");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
