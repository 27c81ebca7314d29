package cn.hotline.demo;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** So many virtual threads at a time, and no new work once stopped. */
final class Crew {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final int size;
    private final Semaphore places;

    Crew(int size) {
        this.size = size;
        this.places = new Semaphore(size);
    }

    /** Works through the source to its end and returns when the last piece is done. */
    <T> void each(Supplier<? extends @Nullable T> source, Consumer<T> work) {
        try {
            while (taken(source, work)) {
                // the semaphore is the pace
            }
        } finally {
            places.acquireUninterruptibly(size);
            places.release(size);
        }
    }

    void stop() {
        stopped.set(true);
    }

    boolean isStopped() {
        return stopped.get();
    }

    /** Waits until nobody works any more, at most so long. */
    void settle(long seconds) {
        try {
            if (places.tryAcquire(size, seconds, TimeUnit.SECONDS)) {
                places.release(size);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> boolean taken(Supplier<? extends @Nullable T> source, Consumer<T> work) {
        places.acquireUninterruptibly();
        boolean handedOver = false;
        try {
            T piece = stopped.get() ? null : source.get();
            if (piece == null) {
                return false;
            }
            Thread.startVirtualThread(() -> {
                try {
                    work.accept(piece);
                } finally {
                    places.release();
                }
            });
            handedOver = true;
            return true;
        } finally {
            if (!handedOver) {
                places.release();
            }
        }
    }
}
