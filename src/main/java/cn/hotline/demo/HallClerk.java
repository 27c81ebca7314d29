package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Sits at one counter, calls the next, serves them. Sixty times as fast as in life. */
final class HallClerk {
    private static final int ONE_IN_SO_MANY_IS_NOT_THERE = 15;

    private final Api api;
    private final Caller self;
    private final String path;
    private final String name;
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

    void open() {
        act("opening");
    }

    void close() {
        act("closing");
    }

    /** @return false when nobody waits */
    boolean servedOne() {
        JsonNode called = next();
        if (called.isMissingNode() || called.isNull()) {
            return false;
        }
        if (ThreadLocalRandom.current().nextInt(ONE_IN_SO_MANY_IS_NOT_THERE) == 0) {
            pause(200, 300);
            act("recall");
            pause(200, 300);
            act("skip");
            work = work.skippedOne();
            return true;
        }
        pause(150, 400);
        act("start");
        pause(400, 1600);
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("result", "SERVED");
        api.done(self, Call.post(Step.SERVE, path + "/finish").json(result));
        work = work.served(called.path("waitedSeconds").asLong());
        return true;
    }

    private JsonNode next() {
        Call call = Call.post(Step.CALL_NEXT, path + "/next")
                .with("Idempotency-Key", UUID.randomUUID().toString());
        return api.done(self, call).body().path("current");
    }

    private void act(String deed) {
        api.done(self, Call.post(Step.SERVE, path + "/" + deed));
    }

    private static void pause(int fromMs, int toMs) {
        Http.pause(Step.SERVE, ThreadLocalRandom.current().nextInt(fromMs, toMs));
    }
}
