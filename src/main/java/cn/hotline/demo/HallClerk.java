package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Sits at one counter, calls the next, serves them. Sixty times as fast as in life. */
final class HallClerk {
    private static final int ONE_IN_SO_MANY_IS_NOT_THERE = 15;

    private final Api api;
    private final Caller self;
    private final String path;
    private final String name;
    private volatile @Nullable String fault;
    private volatile Work work = new Work(0, 0, 0, 0);

    HallClerk(Api api, String hall, String counter, String name) {
        this.api = api;
        this.self = Caller.staff("clerk-" + hall + "-" + Integer.parseInt(counter));
        this.path = "/api/staff/v1/halls/" + hall + "/counters/" + counter;
        this.name = name;
    }

    /** What came of a day; seconds from taking a number to being called. */
    record Work(int served, int skipped, long waitedSeconds, long longestSeconds) {
        Work served(long seconds) {
            return new Work(served + 1, skipped, waitedSeconds + seconds, Math.max(longestSeconds, seconds));
        }

        Work skippedOne() {
            return new Work(served, skipped + 1, waitedSeconds, longestSeconds);
        }

        long meanSeconds() {
            return served == 0 ? 0 : waitedSeconds / served;
        }
    }

    String name() {
        return name;
    }

    Work work() {
        return work;
    }

    /** Why they gave up; null when they did not. */
    @Nullable
    String fault() {
        return fault;
    }

    /** Opens; whoever an earlier play left at the counter goes. */
    void open() {
        JsonNode left =
                api.done(self, Call.post(Step.SERVE, path + "/opening")).body().path("current");
        switch (left.path("state").asText()) {
            case "CALLED" -> act("skip", left);
            case "SERVING" -> finish(left);
            default -> {}
        }
    }

    void close() {
        try {
            api.done(self, Call.post(Step.SERVE, path + "/closing"));
        } catch (StepFailed e) {
            fault = e.getMessage() + " " + e.problem();
        }
    }

    /** Whether there was somebody, or may be; a clerk who fails gives up. */
    boolean isBusy() {
        try {
            return fault == null && servedOne();
        } catch (StepFailed e) {
            fault = e.getMessage() + " " + e.problem();
            return false;
        }
    }

    private boolean servedOne() {
        JsonNode called = next();
        if (called.isMissingNode() || called.isNull()) {
            return false;
        }
        if (ThreadLocalRandom.current().nextInt(ONE_IN_SO_MANY_IS_NOT_THERE) == 0) {
            pause(200, 300);
            called = act("recall", called);
            pause(200, 300);
            act("skip", called);
            work = work.skippedOne();
            return true;
        }
        pause(150, 400);
        called = act("start", called);
        pause(400, 1600);
        finish(called);
        work = work.served(called.path("waitedSeconds").asLong());
        return true;
    }

    private JsonNode next() {
        Call call = Call.post(Step.CALL_NEXT, path + "/next")
                .with("Idempotency-Key", UUID.randomUUID().toString());
        return api.done(self, call).body().path("current");
    }

    private void finish(JsonNode number) {
        api.done(
                self,
                Call.post(Step.SERVE, path + "/finish").json(meaning(number).put("result", "SERVED")));
    }

    /** @return the number as it stands then */
    private JsonNode act(String deed, JsonNode number) {
        return api.done(self, Call.post(Step.SERVE, path + "/" + deed).json(meaning(number)))
                .body()
                .path("current");
    }

    private static ObjectNode meaning(JsonNode number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", number.path("id").asText())
                .put("version", number.path("version").asInt());
    }

    private static void pause(int fromMs, int toMs) {
        Http.pause(Step.SERVE, ThreadLocalRandom.current().nextInt(fromMs, toMs));
    }
}
