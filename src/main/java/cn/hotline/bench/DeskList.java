package cn.hotline.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One list as somebody at a desk asks for it, and how long its answers took (bench/desk-lists.txt). */
final class DeskList {

    private static final String STAFF = "/api/staff/v1";
    private static final Pattern DAYS = Pattern.compile("\\{(-?\\d+)d}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private final String name;
    private final String user;
    private final int pagesBefore;
    private final String path;
    private final @Nullable String body;
    private final Histogram micros = new Histogram(60_000_000L, 3);
    private byte[] request = {};

    private DeskList(String[] parts) {
        this.name = parts[0];
        this.user = parts[1];
        this.pagesBefore = Integer.parseInt(parts[2]);
        this.path = address(parts[3]);
        this.body = parts.length > 4 ? parts[4] : null;
    }

    static List<DeskList> all() throws IOException {
        return DeskFill.resource("/bench/desk-lists.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> new DeskList(line.split("\\s*\\|\\s*")))
                .toList();
    }

    private static String address(String text) {
        var today = Instant.now().truncatedTo(ChronoUnit.HOURS);
        var dated = DAYS.matcher(text)
                .replaceAll(days -> today.plus(Duration.ofDays(Long.parseLong(days.group(1))))
                        .toString());
        var plain = CHINESE.matcher(dated).replaceAll(han -> URLEncoder.encode(han.group(), StandardCharsets.UTF_8));
        return plain.startsWith("/demo/") ? plain : STAFF + plain;
    }

    String name() {
        return name;
    }

    String user() {
        return user;
    }

    Histogram micros() {
        return micros;
    }

    /** Leafs through the pages before the one to be measured. */
    void prepare(Wire wire, String token) throws IOException {
        var headers = "Authorization: Bearer " + token + "\r\n";
        request = request(headers, "");
        for (int page = 0; page < pagesBefore; page++) {
            var next = NEXT.matcher(exchange(wire));
            if (!next.find()) {
                throw new IOException(name + ": has " + (page + 1) + " pages only");
            }
            request = request(headers, "&after=" + next.group(1));
        }
    }

    private byte[] request(String headers, String after) {
        return body == null
                ? Wire.get(path + after, headers)
                : Wire.post(path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    String exchange(Wire wire) throws IOException {
        var answer = wire.exchange(request);
        if (answer.status() != 200 && answer.status() != 204) {
            throw new IOException(name + ": " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    void measure(Wire wire) throws IOException {
        long begin = System.nanoTime();
        exchange(wire);
        micros.recordValue(Math.min((System.nanoTime() - begin) / 1000, 59_000_000L));
    }
}
