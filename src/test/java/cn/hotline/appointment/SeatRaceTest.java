package cn.hotline.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Five hundred want one of twenty seats. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SeatRaceTest {

    private static final int CLIENTS = 500;
    private static final int SEATS = 20;

    @Test
    void exactlyAsManyWinAsThereAreSeats() throws Exception {
        int day = ASlot.freshDay();
        var slot = ASlot.on(day, 10, "SOCIAL", SEATS);
        var other = ASlot.on(day, 11, "SOCIAL", SEATS);
        var answers = new ArrayList<HttpResponse<String>>();
        try (var http = HttpClient.newHttpClient();
                var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<HttpResponse<String>>>();
            for (int i = 0; i < CLIENTS; i++) {
                var request = hold(slot);
                running.add(crowd.submit(() -> send(http, request)));
            }
            for (var one : running) {
                answers.add(one.get());
            }
        }
        var counts = answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
        System.out.println("hold of 500 clients on " + SEATS + " seats: " + counts);
        assertThat(counts).isEqualTo(Map.of(201, (long) SEATS, 409, (long) (CLIENTS - SEATS)));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(answer -> assertThat(answer.body()).contains(other.toString()));
        assertThat(Rows.count("select count(*) from seat where slot = ? and booking is not null", slot))
                .isEqualTo(SEATS);
        assertThat(Rows.count("select count(*) from booking where slot = ?", slot))
                .isEqualTo(SEATS);
    }

    private static HttpRequest hold(UUID slot) {
        var token = As.token("citizen", UUID.randomUUID().toString(), Set.of("citizen"), Map.of());
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + ASlot.BOOKINGS))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", As.key())
                .POST(HttpRequest.BodyPublishers.ofString("{\"slot\":\"%s\"}".formatted(slot)))
                .build();
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
