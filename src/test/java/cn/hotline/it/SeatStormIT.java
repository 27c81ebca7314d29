package cn.hotline.it;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.bench.CitizenTokens;
import cn.hotline.support.Answers;
import cn.hotline.support.Await;
import cn.hotline.support.SeatTruth;
import cn.hotline.support.SlotStorm;
import cn.hotline.support.Together;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Two services on one database give, take back and pass on the same few seats, holds run out by the second, and one service is killed
 * and comes back: no seat is had twice and none is lost.
 */
class SeatStormIT {

    private static final int SEATS = 2;
    private static final String HALL = "HALL-CITY";
    private static final String SERVICE = "SOCIAL";
    private static final Duration STORM = Duration.ofSeconds(60);
    private static final Duration CALM = Duration.ofSeconds(30);

    /** Requests before the one service dies, and after it is back. */
    private static final int REQUESTS = 600;

    private static final int MISSED = 20;

    private final Database database = Database.fresh();
    private final String key = Secrets.rsa(2048);
    private final Path folder = Path.of("target/it/seats-" + UUID.randomUUID()).toAbsolutePath();
    private final Map<String, String> settings = new HashMap<>(database.settings());
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private volatile long back;
    private final Instant firstSlot =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(40));

    @Test
    void noSeatIsHadTwiceAndNoneIsLostByTwoNodesOfWhichOneDies() throws Exception {
        configure();
        nodes.addAll(Together.all(2, i -> start("node-" + i)));
        var slots = slots();
        var truth = new SeatTruth(query -> Long.parseLong(database.values(query).getFirst()), slots, SEATS);
        var storm = new SlotStorm(place(), slots, wish());
        try (var fate = Executors.newSingleThreadExecutor()) {
            var died = fate.submit(() -> die(storm.answers()));
            storm.rage(20_261_123, () -> died.isDone() && storm.answers().all() > back + REQUESTS);
            died.get();
        }
        System.out.println("seat storm on two nodes: " + storm.answers());
        assertThat(storm.answers().failures())
                .as("answers that nobody should get: %s", storm.answers())
                .isZero();
        assertThat(storm.answers().none())
                .as("cut off by the death")
                .isBetween(1L, storm.answers().all() / 2);
        Await.until("free seats are with who waits", CALM, () -> truth.idle(now()) == 0);
        nodes.forEach(Node::kill);
        assertThat(truth.faults(now())).isEmpty();
        assertThat(database.values("select deadlocks from pg_stat_database where datname = current_database()"))
                .containsExactly("0");
        assertThat(database.values("select state from booking")).contains("CONFIRMED", "CANCELLED", "EXPIRED");
    }

    /** Half-way, without a word; requests come to it still while it is away. */
    private void die(Answers answers) {
        Await.until("the storm rages", STORM, () -> answers.all() > REQUESTS);
        nodes.getLast().kill();
        Await.until("it is missed", STORM, () -> answers.none() > MISSED);
        nodes.set(1, start("again"));
        back = answers.all();
    }

    private SlotStorm.Place place() throws GeneralSecurityException {
        var tokens = new CitizenTokens(key);
        return new SlotStorm.Place(
                () -> nodes.get(ThreadLocalRandom.current().nextInt(2)).port(),
                citizen -> {
                    try {
                        return tokens.token(citizen);
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException(e);
                    }
                },
                time -> {});
    }

    private List<UUID> slots() {
        var token = nodes.getFirst().staffToken(folder.resolve("node-0"), "hall_manager");
        var slots = new ArrayList<UUID>();
        for (int i = 0; i < 8; i++) {
            var from = firstSlot.plus(Duration.ofHours(1 + i % 4)).plus(Duration.ofDays(i / 4));
            String id = nodes.getFirst()
                    .as(token)
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body(Map.of(
                            "startsAt",
                            from.toString(),
                            "endsAt",
                            from.plus(Duration.ofMinutes(30)).toString(),
                            "seats",
                            SEATS))
                    .post("/api/staff/v1/halls/" + HALL + "/services/" + SERVICE + "/slots")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            slots.add(UUID.fromString(id));
        }
        return slots;
    }

    private Map<String, ?> wish() {
        return Map.of(
                "hall",
                HALL,
                "service",
                SERVICE,
                "earliest",
                firstSlot.toString(),
                "latest",
                firstSlot.plus(Duration.ofHours(5)).toString());
    }

    private void configure() {
        settings.putAll(Map.of(
                "QUARKUS_PROFILE",
                "demo",
                "HOTLINE_KEY_FIELD",
                Secrets.random(),
                "HOTLINE_KEY_HASH",
                Secrets.random(),
                "HOTLINE_KEY_TOKEN",
                key,
                "HOTLINE_NOTICE_HOURS",
                "00:00-23:59:59",
                "HOTLINE_APPOINTMENT_HOLD",
                "2s",
                "HOTLINE_APPOINTMENT_OFFER",
                "3s",
                "HOTLINE_APPOINTMENT_SWEEP",
                "1s"));
    }

    private Node start(String name) {
        var all = new HashMap<>(settings);
        all.put("HOTLINE_DATA", folder.resolve(name).toString());
        return Node.started("seats-" + name, all);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
