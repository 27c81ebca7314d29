package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those who come: most take a number, some have booked, some go first by right. */
final class HallVisitors {
    private static final List<String> SERVICES = List.of("SOCIAL", "TAX", "GENERAL");
    private static final int BOOKED_ONE_IN = 7;
    private static final int PRIORITY_ONE_IN = 8;

    /** So long before it begins, less a while for the clocks, one may check in. */
    private static final Duration EARLY = Duration.ofMinutes(29);

    private final Clock clock = Clock.systemUTC();
    private final HallFloor floor;
    private final int coming;
    private final Consumer<String> printer;
    private volatile boolean allIn;
    private int walkIns;
    private int booked;
    private int first;
    private int failed;

    /** @param printer gets the slip of the first number that is taken */
    HallVisitors(HallFloor floor, int coming, Consumer<String> printer) {
        this.floor = floor;
        this.coming = coming;
        this.printer = printer;
    }

    boolean areAllIn() {
        return allIn;
    }

    /** One after the other, until all are in or the hall closes. */
    void comeIn(BooleanSupplier closed) {
        for (int i = 0; i < coming && !closed.getAsBoolean(); i++) {
            try {
                comeIn(i);
            } catch (StepFailed e) {
                failed++;
            }
            Http.pause(Step.TAKE, ThreadLocalRandom.current().nextInt(30, 220));
        }
        allIn = true;
    }

    int failed() {
        return failed;
    }

    int cameIn() {
        return walkIns + booked;
    }

    String summary() {
        return "%d came: %d took a number, %d of them with priority; %d had booked; %d failed"
                .formatted(walkIns + booked + failed, walkIns, first, booked, failed);
    }

    private void comeIn(int number) {
        String service = SERVICES.get(number % SERVICES.size());
        if (number % BOOKED_ONE_IN == BOOKED_ONE_IN - 1 && comesWithBooking(service, number)) {
            booked++;
            return;
        }
        boolean priority = number % PRIORITY_ONE_IN == PRIORITY_ONE_IN - 1;
        JsonNode taken = floor.take(service, priority ? "ELDERLY" : "NONE");
        if (walkIns == 0) {
            printer.accept(floor.slip(taken));
        }
        walkIns++;
        first += priority ? 1 : 0;
    }

    /** Books the next slot by app and checks in for it; where there is none soon, they take a number. */
    private boolean comesWithBooking(String service, int number) {
        Caller citizen = Caller.citizen("199000001%02d".formatted(number % 100));
        String slot = soonest(service);
        if (slot == null) {
            return false;
        }
        Call hold = Call.post(Step.BOOK, "/api/citizen/v1/bookings")
                .json(JsonNodeFactory.instance.objectNode().put("slot", slot))
                .with("Idempotency-Key", UUID.randomUUID().toString());
        Answer held = floor.api().send(citizen, hold);
        if (!held.done()) {
            return false; // today's is taken already, by an earlier play
        }
        String path = "/api/citizen/v1/bookings/" + held.body().path("id").asText();
        floor.api().done(citizen, Call.post(Step.BOOK, path + "/confirmation"));
        Call checkIn = Call.post(Step.TAKE, path + "/check-in")
                .with("Idempotency-Key", UUID.randomUUID().toString());
        floor.api().done(citizen, checkIn);
        return true;
    }

    private @Nullable String soonest(String service) {
        var search =
                JsonNodeFactory.instance.objectNode().put("service", service).put("days", 1);
        search.putArray("halls").add(floor.hall());
        JsonNode found = floor.api()
                .done(
                        Caller.NOBODY,
                        Call.post(Step.BOOK, "/api/citizen/v1/slot-searches").json(search))
                .body();
        JsonNode slot =
                found.path("halls").path(0).path("days").path(0).path("times").path(0);
        boolean soon = slot.has("id")
                && Instant.parse(slot.path("startsAt").asText())
                        .isBefore(clock.instant().plus(EARLY));
        return soon ? slot.path("id").asText() : null;
    }
}
