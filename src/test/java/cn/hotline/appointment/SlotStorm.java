package cn.hotline.appointment;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Citizens who hold, confirm, cancel, move and wait at random, over HTTP. */
final class SlotStorm {

    private static final int CITIZENS = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final List<UUID> slots;
    private final Instant firstSlot;
    private final List<UUID> citizens =
            IntStream.range(0, CITIZENS).mapToObj(i -> UUID.randomUUID()).toList();
    private final Map<UUID, Set<String>> bookings = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

    SlotStorm(HttpClient http, List<UUID> slots, Instant firstSlot) {
        this.http = http;
        this.slots = slots;
        this.firstSlot = firstSlot;
        citizens.forEach(citizen -> bookings.put(citizen, ConcurrentHashMap.newKeySet()));
    }

    /** What was answered how often. */
    Map<String, Long> answers() {
        var sums = new TreeMap<String, Long>();
        answers.forEach((answer, count) -> sums.put(answer, count.sum()));
        return sums;
    }

    long failures() {
        return answers().entrySet().stream()
                .filter(answer -> answer.getKey().matches(".* (5..|4(?!0[49]|22)..)"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long requests() {
        return answers().values().stream().mapToLong(Long::longValue).sum();
    }

    /** One random thing. */
    void act(Random dice) {
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
            send("join", citizen, post(ASlot.WAITINGS, citizen, json(ASlot.wait(firstSlot))));
        } else if (roll < 99) {
            look(citizen);
        } else {
            MovedClock.forward(Duration.ofSeconds(dice.nextInt(20, 200)));
        }
    }

    private UUID slot(Random dice) {
        return slots.get(dice.nextInt(slots.size()));
    }

    private void hold(UUID citizen, UUID slot) {
        var held = send("hold", citizen, post(ASlot.BOOKINGS, citizen, "{\"slot\":\"%s\"}".formatted(slot)));
        if (held.has("number") && held.has("id")) {
            bookings.get(citizen).add(held.get("id").asText());
        }
    }

    private void change(String deed, UUID citizen, Random dice, String body) {
        var mine = List.copyOf(bookings.get(citizen));
        if (!mine.isEmpty()) {
            var id = mine.get(dice.nextInt(mine.size()));
            send(deed, citizen, post(ASlot.BOOKINGS + "/" + id + "/" + deed, citizen, body));
        }
    }

    /** How whoever waits learns of an offer. */
    private void look(UUID citizen) {
        var mine = send("list", citizen, request(ASlot.BOOKINGS, citizen).GET().build());
        for (var booking : mine.path("items")) {
            if (booking.get("state").asText().matches("HELD|CONFIRMED")) {
                bookings.get(citizen).add(booking.get("id").asText());
            } else {
                bookings.get(citizen).remove(booking.get("id").asText());
            }
        }
    }

    private static HttpRequest post(String path, UUID citizen, String body) {
        return request(path, citizen)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", As.key())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest.Builder request(String path, UUID citizen) {
        var token = As.token("citizen", citizen.toString(), Set.of("citizen"), Map.of());
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(String deed, UUID citizen, HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            answers.computeIfAbsent(deed + " " + answer.statusCode(), key -> new LongAdder())
                    .increment();
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + deed + " of " + citizen, e);
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
