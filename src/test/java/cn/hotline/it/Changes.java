package cn.hotline.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Staff urge and citizens supplement, one after the other, through whichever node is there; remembers what was acknowledged. */
final class Changes implements AutoCloseable {

    private static final int WORKERS = 3;
    private static final int MOST = 6_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final StormCity city;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean stopped;

    Changes(StormCity city, long seed) {
        this.city = city;
        for (int i = 0; i < WORKERS; i++) {
            var random = new Random(seed + i);
            workers.execute(() -> work(random));
        }
    }

    /** Each as {@code NUMBER-SEQ}. */
    Queue<String> acknowledged() {
        return acknowledged;
    }

    int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        stopped = true;
        workers.close();
    }

    private void work(Random random) {
        while (!stopped && acknowledged.size() < MOST) {
            try {
                change(random);
            } catch (IOException e) {
                // the node or its database is away: nobody was told of a success
                failed.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void change(Random random) throws IOException, InterruptedException {
        var ticket = city.tickets().get(random.nextInt(city.tickets().size()));
        var url = "http://localhost:" + city.port(random);
        var request = random.nextBoolean()
                ? HttpRequest.newBuilder(URI.create(url + "/api/staff/v1/tickets/" + ticket.number() + "/urges"))
                        .header("Authorization", "Bearer " + city.manager())
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                : HttpRequest.newBuilder(
                                URI.create(url + "/api/citizen/v1/tickets/" + ticket.number() + "/supplements"))
                        .header("Track-Code", ticket.trackCode())
                        .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"still dark\"}"));
        request.header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .timeout(Duration.ofSeconds(10));
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 201) {
            int version =
                    new ObjectMapper().readTree(answer.body()).path("version").asInt();
            acknowledged.add(ticket.number() + "-" + version);
        } else {
            failed.incrementAndGet();
        }
    }
}
