package cn.hotline.bench;

import java.time.Duration;
import java.time.Instant;

/** What comes over one socket; finds the few fields it needs by itself, since client and service share the processor. */
final class FeedReader {

    private static final String EVENT = "{\"type\":\"event\"";
    private static final String LIVE = "{\"type\":\"live\"";

    private final Ledger ledger;
    private final Runnable live;
    private int last;

    FeedReader(Ledger ledger, Runnable live) {
        this.ledger = ledger;
        this.live = live;
    }

    /** On the socket's event loop, one frame after the other. */
    void read(String frame) {
        if (frame.startsWith(EVENT)) {
            step(frame);
        } else if (frame.startsWith(LIVE)) {
            live.run();
        } else if (frame.startsWith("{\"type\":\"problem\"")) {
            System.err.println("refused: " + frame);
        }
    }

    private void step(String frame) {
        long nanos = System.nanoTime();
        var made = Instant.parse(value(frame, "\"at\":\""));
        var id = value(frame, "\"id\":\"");
        int seq = Integer.parseInt(id.substring(id.indexOf('-') + 1));
        if (seq == last) {
            ledger.doubled();
        } else if (seq < last) {
            ledger.outOfOrder();
        }
        last = Math.max(last, seq);
        ledger.arrived(id, nanos, Duration.between(made, Instant.now()).toNanos() / 1000);
    }

    private static String value(String frame, String name) {
        int begin = frame.indexOf(name) + name.length();
        return frame.substring(begin, frame.indexOf('"', begin));
    }
}
