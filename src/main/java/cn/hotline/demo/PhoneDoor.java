package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A call as the call platform tells of it, what the service makes of its words, and the agent who files it as proposed. */
final class PhoneDoor {
    private static final String HOOK = "/hooks/telephony/calls";
    private static final String CALLS = "/api/staff/v1/calls/";
    private static final Caller AGENT = Caller.staff("agent");
    private static final String[] WORDS = {
        "您好，12345热线，请问有什么可以帮您？", "我姓林，我要反映一个事情，建设路十二号门口的路灯不亮。", "有几盏灯不亮？灯杆有没有歪？", "一共三盏路灯不亮，灯杆没有歪，请派人来修。"
    };

    private final Api api;
    private final Tour.Day day;
    private final Signing signing;

    PhoneDoor(Api api, Accounts accounts, Tour.Day day) {
        this.api = api;
        this.day = day;
        this.signing = new Signing("telephony", accounts.telephony().getBytes(StandardCharsets.UTF_8));
    }

    Tour.Stop filed() {
        String id = day.id("call");
        tell(HOOK, report(id));
        tell(HOOK + "/" + id + "/transcript", transcript());
        JsonNode matter = api.done(AGENT, Call.get(Step.READ, CALLS + id))
                .body()
                .path("proposal")
                .path("matter");
        Call call = Call.post(Step.FILE, CALLS + id + "/tickets")
                .json(JsonNodeFactory.instance.objectNode())
                .with("Idempotency-Key", day.key("call"));
        Answer filed = api.done(AGENT, call);
        if (!filed.body().has("number")) {
            throw StepFailed.because(Step.FILE, "the call was not complete");
        }
        Seen seen = Tour.tracked(api, filed.body());
        String proposed = String.format(
                Locale.ROOT,
                "Phone 来电转写, proposed %s (%.2f)",
                matter.path("value").asText(),
                matter.path("confidence").asDouble());
        return new Tour.Stop(proposed, seen.number(), seen.statusText(), false);
    }

    private void tell(String path, JsonNode body) {
        api.done(Caller.NOBODY, signing.sign(Call.post(Step.TELL, path).json(body)));
    }

    private ObjectNode report(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("callId", id)
                .put("at", day.at(100))
                .put("direction", "INBOUND")
                .put("caller", "19900000041")
                .put("queue", "general")
                .put("agent", AGENT.name())
                .put("offeredAt", day.at(0))
                .put("answeredAt", day.at(8))
                .put("endedAt", day.at(100));
    }

    private static ObjectNode transcript() {
        ObjectNode transcript = JsonNodeFactory.instance.objectNode().put("complete", true);
        ArrayNode turns = transcript.putArray("turns");
        for (int i = 0; i < WORDS.length; i++) {
            turns.addObject()
                    .put("index", i)
                    .put("speaker", i % 2 == 0 ? "AGENT" : "CITIZEN")
                    .put("text", WORDS[i])
                    .put("startMs", i * 10_000)
                    .put("endMs", i * 10_000 + 9_000)
                    .put("confidence", 0.9);
        }
        return transcript;
    }
}
