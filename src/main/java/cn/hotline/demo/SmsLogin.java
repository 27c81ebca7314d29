package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Login by SMS code, the code taken from the start mode's outbox. */
final class SmsLogin {
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final int LOOKS = 15;
    private static final long LOOK_EVERY_MS = 200;

    private final Http http;

    SmsLogin(Http http) {
        this.http = http;
    }

    /** The answer of POST /sessions; a code lost with a killed server is asked for once more. */
    Answer session(String phone) {
        Answer answer = tried(phone);
        return answer.done() ? answer : tried(phone);
    }

    private Answer tried(String phone) {
        JsonNode before = newest(phone);
        Answer asked = http.exchange(call("/api/citizen/v1/login-codes", phone), null);
        if (!asked.done()) {
            return asked;
        }
        JsonNode message = newest(phone);
        for (int look = 1; look < LOOKS && message.equals(before); look++) {
            Http.pause(Step.LOG_IN, LOOK_EVERY_MS);
            message = newest(phone);
        }
        Matcher code = CODE.matcher(message.path("text").asText());
        if (!code.find()) {
            throw StepFailed.because(Step.LOG_IN, "no login code in the demo outbox");
        }
        JsonNode body =
                JsonNodeFactory.instance.objectNode().put("phone", phone).put("code", code.group());
        return http.exchange(Call.post(Step.LOG_IN, "/api/citizen/v1/sessions").json(body), null);
    }

    private JsonNode newest(String phone) {
        Answer answer = http.exchange(call("/demo/v1/outbox", phone), null);
        if (!answer.done()) {
            throw StepFailed.of(Step.LOG_IN, answer);
        }
        for (JsonNode message : answer.body().path("items")) {
            if (message.path("event").asText().equals("LOGIN_CODE")) {
                return message;
            }
        }
        return MissingNode.getInstance();
    }

    private static Call call(String path, String phone) {
        return Call.post(Step.LOG_IN, path)
                .json(JsonNodeFactory.instance.objectNode().put("phone", phone));
    }
}
