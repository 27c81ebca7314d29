package cn.hotline.access;

import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks GeeTest whether a person solved its captcha (人机验证); asks nothing where the city has none. */
@Singleton
final class Captcha {

    private static final Logger LOG = Logger.getLogger(Captcha.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WHOLE = Duration.ofSeconds(4);
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final CaptchaConfig config;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Captcha(CaptchaConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /**
     * @param solved what {@code getValidate()} gave the page, as JSON
     * @throws Refusal 422 when it was not solved, 503 when nobody can tell and the city rather sends no code then
     */
    void demandPerson(@Nullable String solved) {
        if (!isAsked()) {
            return;
        }
        var given = solved == null ? MissingNode.getInstance() : tree(solved);
        if (given.path("lot_number").asText().isEmpty()) {
            throw Refusal.invalid("captcha", "captcha-needed");
        }
        switch (verdict(given)) {
            case "success" -> {}
            case "fail" -> throw Refusal.invalid("captcha", "captcha-wrong");
            default -> {
                LOG.warnf("The captcha can't be asked");
                if (!config.failOpen()) {
                    throw Refusal.unavailable("captcha-away", RETRY);
                }
            }
        }
    }

    /** {@code success}, {@code fail}, or something else when it can't be told. */
    private String verdict(JsonNode given) {
        var lot = given.path("lot_number").asText();
        var form = Map.of(
                "lot_number", lot,
                "captcha_output", given.path("captcha_output").asText(),
                "pass_token", given.path("pass_token").asText(),
                "gen_time", given.path("gen_time").asText(),
                "sign_token", sign(lot));
        var address =
                config.url() + "/validate?captcha_id=" + encoded(config.id().orElseThrow());
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(WHOLE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            // Its refusal of what was sent counts as well, or nonsense would open the door.
            return answer.statusCode() >= 500
                    ? ""
                    : tree(answer.body()).path("result").asText().equals("success") ? "success" : "fail";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private String sign(String lot) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(config.key().orElseThrow().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(lot.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hotline.captcha.key is no usable key", e);
        }
    }

    private boolean isAsked() {
        return config.id().filter(id -> !id.isBlank()).isPresent()
                && config.key().filter(key -> !key.isBlank()).isPresent();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
