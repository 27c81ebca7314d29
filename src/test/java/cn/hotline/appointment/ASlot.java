package cn.hotline.appointment;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A slot of a test's own, so that nobody else of the suite books it, and what citizens do with it. */
public final class ASlot {

    public static final String HALL = "HALL-CITY";
    public static final String BOOKINGS = "/api/citizen/v1/bookings";
    public static final String WAITINGS = "/api/citizen/v1/waitings";

    /** Behind published days and other tests' clocks, fifty years ahead at most; another one at each start on the same database. */
    private static final int FIRST_DAY = ThreadLocalRandom.current().nextInt(4_000, 14_000);

    /** So far apart that none is offered instead of another. */
    private static final int DAYS_APART = 15;

    private static final AtomicInteger MADE = new AtomicInteger();

    private ASlot() {}

    /** Days from today on which no other test of the suite makes slots. */
    public static int freshDay() {
        return FIRST_DAY + DAYS_APART * MADE.incrementAndGet();
    }

    /** As it is written. */
    public static String dayAhead(int days) {
        return LocalDate.ofInstant(today().plus(days, ChronoUnit.DAYS), new MovedClock().getZone())
                .toString();
    }

    /** A time at which there is no slot. */
    public static Instant fresh() {
        return today().plus(freshDay(), ChronoUnit.DAYS).plus(10, ChronoUnit.HOURS);
    }

    public static UUID of(int seats) {
        return on(freshDay(), 10, "SOCIAL", seats);
    }

    /** So many days from today, at that hour. */
    public static UUID on(int day, int hour, String service, int seats) {
        return at(today().plus(day, ChronoUnit.DAYS).plus(hour, ChronoUnit.HOURS), service, seats);
    }

    /** Four in the morning of that day and four of the next. */
    public static List<UUID> twoDays(int day, int seats) {
        var slots = new ArrayList<UUID>();
        for (int hour = 9; hour < 13; hour++) {
            slots.add(on(day, hour, "SOCIAL", seats));
            slots.add(on(day + 1, hour, "SOCIAL", seats));
        }
        return slots;
    }

    public static UUID at(Instant from, String service, int seats) {
        return in(HALL, from, service, seats);
    }

    public static UUID in(String hall, Instant from, String service, int seats) {
        String id = As.hallManager(hall)
                .header("Idempotency-Key", As.key())
                .body(Map.of(
                        "startsAt",
                        from.toString(),
                        "endsAt",
                        from.plus(Duration.ofMinutes(30)).toString(),
                        "seats",
                        seats))
                .post("/api/staff/v1/halls/{hall}/services/{service}/slots", hall, service)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    public static Response hold(UUID citizen, UUID slot) {
        return hold(citizen, Map.of("slot", slot));
    }

    public static Response hold(UUID citizen, Map<String, ?> wish) {
        return As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .body(wish)
                .post(BOOKINGS);
    }

    /** @return the booking's id */
    public static String held(UUID citizen, UUID slot) {
        return hold(citizen, slot).then().statusCode(201).extract().path("id");
    }

    public static String booked(UUID citizen, UUID slot) {
        var id = held(citizen, slot);
        act(citizen, id, "confirmation").then().statusCode(200);
        return id;
    }

    public static Response act(UUID citizen, String booking, String deed) {
        return As.citizen(citizen).post(BOOKINGS + "/{id}/" + deed, booking);
    }

    public static Response move(UUID citizen, String booking, UUID to) {
        return As.citizen(citizen).body(Map.of("slot", to)).post(BOOKINGS + "/{id}/move", booking);
    }

    /** @param deed closure or opening */
    public static Response byHand(String hall, UUID slot, String deed) {
        return As.hallManager(hall).post("/api/staff/v1/halls/{hall}/slots/{slot}/" + deed, hall, slot);
    }

    /** Begins in twenty minutes. */
    public static UUID soon() {
        return at(
                new MovedClock().instant().plus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.MICROS), "BUSINESS", 1);
    }

    /** As if nobody had come. */
    public static String missed(UUID citizen) {
        var id = booked(citizen, of(1));
        QuarkusTransaction.requiringNew()
                .run(() -> Booking.<Booking>findById(UUID.fromString(id)).state = Booking.State.MISSED);
        return id;
    }

    /** @return the appeal's id */
    public static String appeal(UUID citizen, String booking) {
        return As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .body(Map.of("text", "当天因病住院"))
                .post(BOOKINGS + "/{id}/appeal", booking)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String number(String booking) {
        return QuarkusTransaction.requiringNew().call(() -> Booking.<Booking>findById(UUID.fromString(booking)).number);
    }

    /** That its QR code has. */
    public static String code(String booking) {
        return Arc.container().instance(BookingPapers.class).get().code(UUID.fromString(booking));
    }

    /** When a slot of one seat begins that somebody has. */
    public static Instant fullOne() {
        var at = fresh();
        booked(UUID.randomUUID(), at(at, "SOCIAL", 1));
        return at;
    }

    /** What is asked for to wait for slots that begin then, or an hour later at most. */
    public static Map<String, ?> wait(Instant from) {
        return Map.of(
                "hall",
                HALL,
                "service",
                "SOCIAL",
                "earliest",
                from.toString(),
                "latest",
                from.plus(Duration.ofHours(1)).toString());
    }

    public static Response join(UUID citizen, Map<String, ?> wish) {
        return As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .body(wish)
                .post(WAITINGS);
    }

    /** Midnight in Shanghai. */
    static Instant today() {
        var clock = new MovedClock();
        return clock.instant()
                .atZone(clock.getZone())
                .toLocalDate()
                .atStartOfDay(clock.getZone())
                .toInstant();
    }
}
