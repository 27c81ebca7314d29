package cn.hotline.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files a message through its door, exactly once by its key, and follows it from there. */
final class Doors {
    private static final String CITIZEN = "/api/citizen/v1/tickets";
    private static final String KIOSK = "/api/kiosk/v1/tickets";
    private static final String STAFF = "/api/staff/v1/tickets";
    private static final int REPLAY_ONE_IN = 50;
    private static final List<Map.Entry<String, String>> TYPES = List.of(
            Map.entry("举报", "REPORT"),
            Map.entry("投诉", "COMPLAINT"),
            Map.entry("建议", "SUGGESTION"),
            Map.entry("感谢", "COMMENDATION"),
            Map.entry("表扬", "COMMENDATION"),
            Map.entry("咨询", "CONSULTATION"),
            Map.entry("请问", "CONSULTATION"));

    private final Api api;
    private final List<Accounts.Device> devices;

    Doors(Api api, Accounts accounts) {
        this.api = api;
        this.devices = accounts.devices();
        if (devices.isEmpty()) {
            throw CannotStart.noService(
                    "demo-accounts.json names no kiosk; start the service again with ./hotline start");
        }
    }

    /** What the citizen was given. */
    record Filed(String number, String trackCode, Instant at) {}

    Filed file(Message message, Matters.@Nullable Detail matter) {
        Call call = Call.post(Step.FILE, path(message))
                .json(intake(message, matter))
                .with("Idempotency-Key", message.key().toString());
        Answer answer = api.done(filer(message), call);
        if (message.draw("replay", REPLAY_ONE_IN) == 0) {
            sameAgain(message, call, answer);
        }
        return filed(answer);
    }

    /** The ticket as its reporter sees it. */
    Answer track(Step step, Message message, Filed filed) {
        return api.send(follower(message), follow(message, filed, Call.get(step, own(message, filed, ""))));
    }

    Answer rate(Message message, Filed filed) {
        ObjectNode rating = JsonNodeFactory.instance.objectNode();
        rating.put("service", message.draw("service", 10) < 8 ? 1 : 2);
        int drawn = message.draw("handling", 20);
        rating.put("handling", drawn < 12 ? 1 : drawn < 18 ? 2 : drawn - 15);
        Call call = Call.post(Step.RATE, own(message, filed, "/rating")).json(rating);
        return api.send(follower(message), follow(message, filed, call));
    }

    private void sameAgain(Message message, Call call, Answer first) {
        Call again = new Call(Step.FILE_AGAIN, call.method(), call.path(), call.headers(), call.body());
        Answer second = api.done(filer(message), again);
        if (!second.text().equals(first.text())) {
            throw StepFailed.because(Step.FILE_AGAIN, "the same key got another answer");
        }
    }

    private static Filed filed(Answer answer) {
        try {
            return new Filed(
                    answer.body().path("number").asText(),
                    answer.body().path("trackCode").asText(),
                    OffsetDateTime.parse(answer.body().path("filedAt").asText()).toInstant());
        } catch (DateTimeException e) {
            throw StepFailed.because(Step.FILE, "the answer has no filedAt");
        }
    }

    private static String path(Message message) {
        return switch (Door.of(message)) {
            case APP, WEB -> CITIZEN;
            case KIOSK -> KIOSK;
            case PHONE -> STAFF;
        };
    }

    private Caller filer(Message message) {
        return switch (Door.of(message)) {
            case PHONE -> Caller.staff(ReporterKind.of(message) == ReporterKind.CONFIDENTIAL ? "manager" : "agent");
            default -> follower(message);
        };
    }

    private Caller follower(Message message) {
        return switch (Door.of(message)) {
            case APP -> Caller.citizen(People.of(message).phone());
            case KIOSK ->
                Caller.device(
                        devices.get(message.draw("device", devices.size())).id());
            case PHONE, WEB -> Caller.NOBODY;
        };
    }

    private static String own(Message message, Filed filed, String below) {
        return (Door.of(message) == Door.KIOSK ? KIOSK : CITIZEN) + "/" + filed.number() + below;
    }

    private static Call follow(Message message, Filed filed, Call call) {
        return Door.of(message) == Door.APP ? call : call.with("Track-Code", filed.trackCode());
    }

    private static ObjectNode intake(Message message, Matters.@Nullable Detail matter) {
        ObjectNode intake = JsonNodeFactory.instance.objectNode();
        Door door = Door.of(message);
        if (door != Door.KIOSK) {
            intake.put("channel", door.name());
        }
        TYPES.stream()
                .filter(type -> message.title().contains(type.getKey()))
                .findFirst()
                .ifPresent(type -> intake.put("type", type.getValue()));
        intake.put("title", message.title()).put("text", message.text());
        if (matter != null) {
            intake.put("matter", matter.code()).set("elements", Form.filled(matter.elements(), message));
        }
        intake.set("reporter", reporter(message));
        return intake;
    }

    private static ObjectNode reporter(Message message) {
        ReporterKind kind = ReporterKind.of(message);
        ObjectNode reporter = JsonNodeFactory.instance.objectNode().put("kind", kind.name());
        if (kind != ReporterKind.ANONYMOUS) {
            People.Person person = People.of(message);
            reporter.put("name", person.name()).put("phone", person.phone());
        }
        return reporter;
    }
}
