package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A ticket as it was last answered. */
record Seen(JsonNode body, @Nullable String etag) {
    static Seen of(Answer answer) {
        return new Seen(answer.body(), answer.etag());
    }

    String number() {
        return body.path("number").asText();
    }

    String status() {
        return body.path("status").asText();
    }

    String statusText() {
        return body.path("statusText").asText();
    }

    long version() {
        return body.path("version").asLong();
    }

    String matter() {
        return body.path("matter").path("code").asText();
    }

    String unit() {
        return body.path("unit").path("code").asText();
    }

    boolean isRated() {
        return body.has("rating");
    }

    Step nextStep() {
        return switch (status()) {
            case "FILED" -> Step.ACCEPT;
            case "ACCEPTED" -> Step.DISPATCH;
            case "DISPATCHED" -> Step.SIGN_FOR;
            case "HANDLING" -> Step.REPLY;
            case "IN_REVIEW" -> Step.APPROVE;
            case "REPLIED" -> Step.CLOSE;
            default -> Step.RATE;
        };
    }
}
