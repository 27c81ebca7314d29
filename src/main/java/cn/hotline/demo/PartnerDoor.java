package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner that signs its requests, and posts to Open311; its keys are made for the run and retired after it. */
final class PartnerDoor implements AutoCloseable {
    private static final String PARTNERS = "/api/staff/v1/partners";
    private static final String ID = "demo-street-office";
    private static final String TICKETS = "/api/partner/v1/tickets";
    private static final String REQUESTS = "/open311/v2/requests";
    private static final Caller ADMINISTRATOR = Caller.staff("administrator");

    private final Api api;
    private final Tour.Day day;
    private @Nullable String signs;
    private @Nullable String opens;

    PartnerDoor(Api api, Tour.Day day) {
        this.api = api;
        this.day = day;
        if (!api.send(ADMINISTRATOR, Call.get(Step.START, PARTNERS + "/" + ID)).done()) {
            api.done(
                    ADMINISTRATOR,
                    Call.post(Step.START, PARTNERS).json(registration()).with("Idempotency-Key", any()));
        }
    }

    Tour.Stop filed() {
        JsonNode key = key("HMAC");
        signs = key.path("key").path("id").asText();
        Signing signing =
                new Signing(signs, Base64.getDecoder().decode(key.path("secret").asText()));
        ObjectNode submission = Tour.submission("人行道地砖松动", "书院路公交站旁人行道地砖松动，雨天溅水，请修复。");
        Call call = Call.post(Step.FILE, TICKETS)
                .json(submission.put("externalId", day.id("partner")))
                .with("Idempotency-Key", day.key("partner"));
        String number = api.done(Caller.NOBODY, signing.sign(call))
                .body()
                .path("number")
                .asText();
        Call look = signing.sign(Call.get(Step.CHECK, TICKETS + "/" + number));
        Seen seen = Seen.of(api.done(Caller.NOBODY, look));
        return new Tour.Stop("Partner 签名接口", seen.number(), seen.statusText(), false);
    }

    Tour.Stop requested() {
        JsonNode key = key("API_KEY");
        opens = key.path("key").path("id").asText();
        String secret = key.path("secret").asText();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_key", secret);
        form.put("service_code", "019901");
        form.put("address_string", "青岚大街8号");
        form.put("description", "青岚大街8号门前路名牌倾斜，容易看错方向。");
        form.put("first_name", "演示市民");
        form.put("phone", "19900000041");
        Call call = Call.post(Step.FILE, REQUESTS + ".json").form(form).with("Idempotency-Key", day.key("open311"));
        String number = api.done(Caller.NOBODY, call)
                .body()
                .path(0)
                .path("service_request_id")
                .asText();
        Call look = Call.get(Step.CHECK, REQUESTS + "/" + number + ".json?api_key=" + secret);
        JsonNode seen = api.done(Caller.NOBODY, look).body().path(0);
        return new Tour.Stop("Open311", number, seen.path("status").asText(), false);
    }

    @Override
    public void close() {
        retire(signs);
        retire(opens);
    }

    private JsonNode key(String kind) {
        Call call = Call.post(Step.START, PARTNERS + "/" + ID + "/keys")
                .json(JsonNodeFactory.instance.objectNode().put("kind", kind))
                .with("Idempotency-Key", any());
        return api.done(ADMINISTRATOR, call).body();
    }

    private void retire(@Nullable String key) {
        if (key != null) {
            Call call = Call.post(Step.START, PARTNERS + "/" + ID + "/keys/" + key + "/retirement")
                    .json(JsonNodeFactory.instance.objectNode().put("overlapHours", 0));
            api.send(ADMINISTRATOR, call);
        }
    }

    private static ObjectNode registration() {
        ObjectNode registration =
                JsonNodeFactory.instance.objectNode().put("id", ID).put("kind", "LIVE");
        ObjectNode terms = registration.putObject("terms");
        terms.put("name", "演示街道办")
                .put("perMinute", 1000)
                .put("dailyQuota", 100_000)
                .put("enabled", true);
        List.of("tickets.read", "tickets.write").forEach(terms.putArray("scopes")::add);
        return registration;
    }

    private static String any() {
        return UUID.randomUUID().toString();
    }
}
