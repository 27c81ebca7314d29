package cn.hotline.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Citizens who hold, confirm, cancel, move and wait at random, over HTTP: for {@code -Dslots.storm=SECONDS}, else until it is enough. */
public final class SlotStorm {

    private static final int CITIZENS = 40;
    private static final int THREADS = 8;
    private static final long PAUSE_NANOS = Duration.ofMillis(300).toNanos();
    private static final String BOOKINGS = "/api/citizen/v1/bookings";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Place place;
    private final List<UUID> slots;
    private final Map<String, ?> wish;
    private final List<UUID> citizens =
            IntStream.range(0, CITIZENS).mapToObj(i -> UUID.randomUUID()).toList();
    private final Map<UUID, Set<String>> bookings = new ConcurrentHashMap<>();
    private final Answers answers = new Answers();

    /**
     * Where it rages.
     *
     * @param port of any node
     * @param token of a citizen
     */
    public record Place(IntSupplier port, Function<UUID, String> token, Consumer<Duration> time) {}

    /** @param wish what is asked for to wait for these slots */
    public SlotStorm(Place place, List<UUID> slots, Map<String, ?> wish) {
        this.place = place;
        this.slots = slots;
        this.wish = wish;
        citizens.forEach(citizen -> bookings.put(citizen, ConcurrentHashMap.newKeySet()));
    }

    /**
     * From several sides at once, until it is over.
     *
     * @param enough whether it may be, unless a length is given
     */
    public void rage(long seed, BooleanSupplier enough) throws InterruptedException, ExecutionException {
        var seconds = Integer.getInteger("slots.storm");
        long began = System.nanoTime();
        BooleanSupplier over = seconds == null
                ? enough
                : () -> System.nanoTime() - began > Duration.ofSeconds(seconds).toNanos();
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                var dice = new Random(seed + i);
                running.add(pool.submit(() -> {
                    while (!over.getAsBoolean()) {
                        act(dice);
                    }
                }));
            }
            for (var one : running) {
                one.get();
            }
        }
    }

    public Answers answers() {
        return answers;
    }

    private void act(Random dice) {
        var citizen = citizens.get(dice.nextInt(CITIZENS));
        int roll = dice.nextInt(100);
        if (roll < 32) {
            hold(citizen, slot(dice));
        } else if (roll < 54) {
            change("confirmation", citizen, dice, "");
        } else if (roll < 70) {
            change("cancellation", citizen, dice, "");
        } else if (roll < 83) {
            change("move", citizen, dice, "{\"slot\":\"%s\"}".formatted(slot(dice)));
        } else if (roll < 92) {
            send("join", post("/api/citizen/v1/waitings", citizen, json(wish)));
        } else if (roll < 99) {
            look(citizen);
        } else {
            place.time().accept(Duration.ofSeconds(dice.nextInt(20, 200)));
        }
    }

    private UUID slot(Random dice) {
        return slots.get(dice.nextInt(slots.size()));
    }

    private void hold(UUID citizen, UUID slot) {
        var held = send("hold", post(BOOKINGS, citizen, "{\"slot\":\"%s\"}".formatted(slot)));
        if (held.has("number") && held.has("id")) {
            bookings.get(citizen).add(held.get("id").asText());
        }
    }

    private void change(String deed, UUID citizen, Random dice, String body) {
        var mine = List.copyOf(bookings.get(citizen));
        if (!mine.isEmpty()) {
            var id = mine.get(dice.nextInt(mine.size()));
            send(deed, post(BOOKINGS + "/" + id + "/" + deed, citizen, body));
        }
    }

    /** How whoever waits learns of an offer. */
    private void look(UUID citizen) {
        var mine = send("list", request(BOOKINGS, citizen).GET().build());
        for (var booking : mine.path("items")) {
            if (booking.get("state").asText().matches("HELD|CONFIRMED")) {
                bookings.get(citizen).add(booking.get("id").asText());
            } else {
                bookings.get(citizen).remove(booking.get("id").asText());
            }
        }
    }

    private HttpRequest post(String path, UUID citizen, String body) {
        return request(path, citizen)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", As.key())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path, UUID citizen) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + place.port().getAsInt() + path))
                .header("Authorization", "Bearer " + place.token().apply(citizen));
    }

    private JsonNode send(String deed, HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            answers.count(deed, answer.statusCode());
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            answers.countNone(deed);
            LockSupport.parkNanos(PAUSE_NANOS); // nobody comes again at once
            return JSON.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
