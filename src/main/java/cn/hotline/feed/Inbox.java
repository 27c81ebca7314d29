package cn.hotline.feed;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Frames of one client in their order, worked on one at a time, and no more of them than a lawful client sends. */
final class Inbox {

    /** Frames a client may have sent before the first of them is answered. */
    private static final int MAX_WAITING = 64;

    private final Bucket allowance;
    private final Consumer<Runnable> workers;
    private final Consumer<String> handler;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private boolean working;
    private boolean shut;

    /** @param workers runs one worker at a time, which hands the handler frame by frame */
    Inbox(int framesPerMinute, Consumer<Runnable> workers, Consumer<String> handler) {
        this.allowance = Bucket.builder()
                .addLimit(limit -> limit.capacity(framesPerMinute).refillGreedy(framesPerMinute, Duration.ofMinutes(1)))
                .build();
        this.workers = workers;
        this.handler = handler;
    }

    /** @return false when it is one too many */
    boolean accepts(String frame) {
        synchronized (waiting) {
            if (waiting.size() >= MAX_WAITING || !allowance.tryConsume(1)) {
                return false;
            }
            waiting.add(frame);
            if (working) {
                return true;
            }
            working = true;
        }
        workers.accept(this::work);
        return true;
    }

    /** What waits is dropped, and nothing more is worked on. */
    void shut() {
        synchronized (waiting) {
            shut = true;
            waiting.clear();
        }
    }

    private void work() {
        for (var frame = next(); frame != null; frame = next()) {
            handler.accept(frame);
        }
    }

    private @Nullable String next() {
        synchronized (waiting) {
            var frame = shut ? null : waiting.poll();
            working = frame != null;
            return frame;
        }
    }
}
