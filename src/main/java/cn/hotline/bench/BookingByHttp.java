package cn.hotline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** A citizen holds a seat and confirms it, by the public API. */
final class BookingByHttp implements Load.Work {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final byte[] NOTHING = {};

    private final Target target;
    private final Wishes wishes;
    private final List<String> tokens;
    private final AtomicLong won = new AtomicLong();
    private final AtomicLong full = new AtomicLong();
    private volatile long lastWon;

    BookingByHttp(Target target, Wishes wishes, List<String> tokens) {
        this.target = target;
        this.wishes = wishes;
        this.tokens = tokens;
    }

    long won() {
        return won.get();
    }

    /** Refused because all seats were taken, or because they have one. */
    long full() {
        return full.get();
    }

    /** When the last booking so far was confirmed, by {@link System#nanoTime}. */
    long lastWon() {
        return lastWon;
    }

    @Override
    public Load.Worker worker() throws IOException {
        return target.connect().worker(this::book);
    }

    private void book(Wire wire) throws IOException {
        var wish = wishes.next();
        var headers = "Authorization: Bearer " + tokens.get(wish.citizen()) + "\r\nIdempotency-Key: "
                + UUID.randomUUID() + "\r\n";
        var body = "{\"slot\":\"%s\"}".formatted(wish.slot());
        var held = wire.exchange(Wire.post("/api/citizen/v1/bookings", headers, body.getBytes(StandardCharsets.UTF_8)));
        if (wish.isPopular() && held.status() == 409) {
            full.incrementAndGet();
            return;
        }
        var id = ID.matcher(held.body());
        if (held.status() != 201 || !id.find()) {
            throw new IOException("holding was answered with " + held.status() + ": " + held.body());
        }
        var confirmed =
                wire.exchange(Wire.post("/api/citizen/v1/bookings/" + id.group(1) + "/confirmation", headers, NOTHING));
        if (confirmed.status() != 200) {
            throw new IOException("confirming was answered with " + confirmed.status() + ": " + confirmed.body());
        }
        won.incrementAndGet();
        lastWon = System.nanoTime();
    }
}
