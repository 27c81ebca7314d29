package cn.hotline.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** WeChat's API on this machine: answers as documented, or as a test wishes. */
public final class WechatStub {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static WechatStub running;

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile String token = "token-1";
    private volatile Function<Asked, Said> fault = request -> null;
    private volatile Said media = Said.json("{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}");

    public record Asked(String path, String query, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public record Said(int status, String type, byte[] body) {
        public static Said json(String body) {
            return new Said(200, "application/json; encoding=utf-8", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private WechatStub() throws IOException {
        var url = URI.create(ConfigProvider.getConfig().getValue("hotline.gateway.wechat.url", String.class));
        var server = HttpServer.create(new InetSocketAddress("localhost", url.getPort()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** The one of this run, in good health. */
    public static synchronized WechatStub running() {
        try {
            if (running == null) {
                running = new WechatStub();
            }
            running.fault = request -> null;
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is answered instead; null for the usual. */
    public void fails(Function<Asked, Said> how) {
        fault = how;
    }

    /** From now on another token is the right one. */
    public void changesToken() {
        token = token + "x";
    }

    public void has(String type, byte[] file) {
        media = new Said(200, type, file);
    }

    public Stream<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path));
    }

    /** What was said to somebody by the customer-service interface. */
    public Stream<String> toldTo(String openId) {
        return asked("/cgi-bin/message/custom/send")
                .filter(request -> request.json().path("touser").asText().equals(openId))
                .map(request -> request.json().at("/text/content").asText());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var request = new Asked(
                    uri.getPath(),
                    String.valueOf(uri.getQuery()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var wrong = fault.apply(request);
            var said = wrong != null ? wrong : usual(request);
            asked.add(request);
            exchange.getResponseHeaders().set("Content-Type", said.type());
            exchange.sendResponseHeaders(said.status(), said.body().length == 0 ? -1 : said.body().length);
            exchange.getResponseBody().write(said.body());
        }
    }

    private Said usual(Asked request) {
        if (request.path().equals("/cgi-bin/stable_token")) {
            return Said.json("{\"access_token\":\"%s\",\"expires_in\":7200}".formatted(token));
        }
        if (request.path().equals("/sns/jscode2session")) {
            return Said.json(session(request.query().replaceAll(".*js_code=([^&]*).*", "$1")));
        }
        var given = request.query().replaceAll(".*access_token=([^&]*).*", "$1");
        if (!given.equals(token)) {
            return Said.json("{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
        }
        return switch (request.path()) {
            case "/wxa/business/getuserphonenumber" ->
                Said.json("""
                    {"errcode":0,"errmsg":"ok","phone_info":{"phoneNumber":"%1$s","purePhoneNumber":"%1$s","countryCode":"86"}}
                    """.formatted(request.json().path("code").asText().replaceAll("\\D", "")));
            case "/cgi-bin/media/get" -> media;
            default -> Said.json("{\"errcode\":0,\"errmsg\":\"ok\"}");
        };
    }

    /** {@code errcode-N} fails so; {@code x_union-Y} has a union id. */
    private static String session(String code) {
        if (code.startsWith("errcode-")) {
            return "{\"errcode\":%s,\"errmsg\":\"x\"}".formatted(code.substring(8));
        }
        var union =
                code.contains("union-") ? ",\"unionid\":\"%s\"".formatted(code.substring(code.indexOf("union-"))) : "";
        return "{\"openid\":\"o-%s\",\"session_key\":\"c2Vzc2lvbg==\"%s}".formatted(code, union);
    }
}
