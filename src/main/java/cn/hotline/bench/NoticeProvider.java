package cn.hotline.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Stands in for a provider of SMS: takes everything, a little later, and counts what came of each notice and in each second. */
final class NoticeProvider implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final int MAX_SECONDS = 20_000;
    private static final int THINKS_MILLIS = 20;

    private final HttpServer server;
    private final ConcurrentHashMap<String, Integer> times = new ConcurrentHashMap<>();
    private final AtomicIntegerArray perSecond = new AtomicIntegerArray(MAX_SECONDS);
    private final AtomicLong last = new AtomicLong();
    private final long begin = System.nanoTime();

    NoticeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/send", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
    }

    int notices() {
        return times.size();
    }

    long messages() {
        return times.values().stream().mapToLong(Integer::longValue).sum();
    }

    String[] twice() {
        return times.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> entry.getKey())
                .toArray(String[]::new);
    }

    int second() {
        return Math.toIntExact((System.nanoTime() - begin) / 1_000_000_000L);
    }

    /** Since the last message. */
    double silentSeconds() {
        return (System.nanoTime() - begin - last.get()) / 1e9;
    }

    /** Of whole seconds. */
    int[] between(int from, int before) {
        var counts = new int[Math.max(0, before - from)];
        Arrays.setAll(counts, i -> perSecond.get(from + i));
        return counts;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = ID.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!id.find()) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            last.set(System.nanoTime() - begin);
            perSecond.incrementAndGet(Math.min(MAX_SECONDS - 1, second()));
            times.merge(id.group(1), 1, Integer::sum);
            TimeUnit.MILLISECONDS.sleep(THINKS_MILLIS);
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
