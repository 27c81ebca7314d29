package cn.hotline.feed;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A request that waits until something comes to its topic. */
final class Poll implements Subscriber {

    private final Semaphore arrived = new Semaphore(0);

    @Override
    public void arrived(Arrival arrival) {
        arrived.release();
    }

    void release() {
        arrived.release();
    }

    /** @return false when the time was over first */
    boolean await(Duration atMost) {
        try {
            boolean came = arrived.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
            arrived.drainPermits();
            return came;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
