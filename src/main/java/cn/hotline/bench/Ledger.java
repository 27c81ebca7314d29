package cn.hotline.bench;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Which steps were acknowledged and which arrived, and how long they took; times in microseconds. */
final class Ledger {

    private static final long LONGEST = 60_000_000L;

    private final ConcurrentHashMap<String, Times> steps = new ConcurrentHashMap<>();
    private final AtomicLong doubled = new AtomicLong();
    private final AtomicLong outOfOrder = new AtomicLong();
    private final Histogram sinceMade = new ConcurrentHistogram(LONGEST, 3);
    private final Histogram sinceAnswered = new ConcurrentHistogram(LONGEST, 3);
    private volatile boolean measures;

    /** By the nano clock of this process; 0: not yet. */
    private record Times(long answered, long arrived) {
        Times and(Times other) {
            return new Times(Math.max(answered, other.answered), Math.max(arrived, other.arrived));
        }
    }

    /** From here on latencies count; what was lost or doubled counts from the beginning. */
    void measure() {
        measures = true;
    }

    void answered(String id, long nanos) {
        note(id, new Times(nanos, 0));
    }

    /** @param micros since the step was made */
    void arrived(String id, long nanos, long micros) {
        if (measures) {
            sinceMade.recordValue(Math.clamp(micros, 0, LONGEST));
        }
        note(id, new Times(0, nanos));
    }

    void doubled() {
        doubled.incrementAndGet();
    }

    void outOfOrder() {
        outOfOrder.incrementAndGet();
    }

    long answered() {
        return steps.values().stream().filter(times -> times.answered != 0).count();
    }

    long arrived() {
        return steps.values().stream().filter(times -> times.arrived != 0).count();
    }

    long lost() {
        return steps.values().stream().filter(times -> times.arrived == 0).count();
    }

    long timesDoubled() {
        return doubled.get();
    }

    long timesOutOfOrder() {
        return outOfOrder.get();
    }

    /** From the service's clock inside the transaction, before the commit, to the frame. */
    Histogram sinceMade() {
        return sinceMade;
    }

    /** From the answer to the change to the frame; 0 where the frame was first. */
    Histogram sinceAnswered() {
        return sinceAnswered;
    }

    private void note(String id, Times now) {
        var times = steps.merge(id, now, Times::and);
        if (measures && times.answered != 0 && times.arrived != 0) {
            sinceAnswered.recordValue(Math.clamp((times.arrived - times.answered) / 1000, 0, LONGEST));
        }
    }
}
