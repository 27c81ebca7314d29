package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A hall with its counters open and a clerk at each, until it closes. */
final class HallFloor {
    private static final int LOOKS_APART_MS = 100;
    private static final Duration A_VISIT = Duration.ofSeconds(5);

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Api api;
    private final String hall;
    private final JsonNode page;
    private final List<HallClerk> clerks;
    private final List<Thread> working = new CopyOnWriteArrayList<>();

    private HallFloor(Api api, String hall, JsonNode page, List<HallClerk> clerks) {
        this.api = api;
        this.hall = hall;
        this.page = page;
        this.clerks = clerks;
    }

    static HallFloor opened(Api api, String hall) {
        JsonNode page = api.done(Caller.NOBODY, Call.get(Step.READ, "/api/citizen/v1/halls/" + hall))
                .body();
        List<HallClerk> clerks = new ArrayList<>();
        for (JsonNode counter : page.path("counters")) {
            HallClerk clerk = new HallClerk(
                    api,
                    hall,
                    counter.path("code").asText(),
                    counter.path("name").asText());
            clerk.open();
            clerks.add(clerk);
        }
        return new HallFloor(api, hall, page, List.copyOf(clerks));
    }

    Api api() {
        return api;
    }

    String hall() {
        return hall;
    }

    String slip(JsonNode taken) {
        return HallSlip.of(page, taken);
    }

    /** A number from the reception desk; for who goes first by no right the priority is NONE. */
    JsonNode take(String service, String priority) {
        ObjectNode wish =
                JsonNodeFactory.instance.objectNode().put("service", service).put("priority", priority);
        Call call = Call.post(Step.TAKE, "/api/staff/v1/halls/" + hall + "/numbers")
                .json(wish)
                .with("Idempotency-Key", UUID.randomUUID().toString());
        return api.done(Caller.staff("clerk-" + hall + "-1"), call).body();
    }

    /** All come, and all counters call until nobody is left. */
    void serve(HallVisitors visitors) {
        clerks.forEach(clerk -> working.add(Thread.ofVirtual().start(() -> {
            boolean more = true;
            while (more && !closed.get()) {
                boolean areAllIn = visitors.areAllIn(); // before looking: whoever comes last is seen
                more = clerk.isBusy() || !areAllIn;
                Http.pause(Step.READ, LOOKS_APART_MS);
            }
        })));
        visitors.comeIn(closed::get);
        awaitClerks(Duration.ofMinutes(10));
    }

    /** Nobody is called any more; whoever is at a counter is served to the end. */
    void close() {
        if (closed.compareAndSet(false, true)) {
            awaitClerks(A_VISIT);
            clerks.forEach(HallClerk::close);
        }
    }

    /** Whether nobody failed to come in, and everybody was served, or called and not there; with whom an earlier play left waiting. */
    boolean isEverybodySeenTo(HallVisitors visitors) {
        int seenTo = clerks.stream()
                .mapToInt(clerk -> clerk.work().served() + clerk.work().skipped())
                .sum();
        return visitors.failed() == 0 && seenTo >= visitors.cameIn();
    }

    private void awaitClerks(Duration most) {
        try {
            for (Thread thread : working) {
                thread.join(most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String summary(HallVisitors visitors) {
        Table table = new Table().row("", "served", "waited", "longest", "skipped");
        for (HallClerk clerk : clerks) {
            HallClerk.Work work = clerk.work();
            table.row(
                    clerk.name(),
                    work.served(),
                    work.meanSeconds() + " s",
                    work.longestSeconds() + " s",
                    work.skipped());
        }
        StringBuilder text = new StringBuilder(table + "\n" + visitors.summary());
        clerks.forEach(clerk -> text.append(clerk.fault() == null ? "" : "\n" + clerk.name() + ": " + clerk.fault()));
        return text.toString();
    }
}
