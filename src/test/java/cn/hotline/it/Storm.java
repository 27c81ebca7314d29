package cn.hotline.it;

import cn.hotline.support.Await;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Breaks the lines of many followers at random, again and again, from several sides at once. */
final class Storm implements AutoCloseable {

    private static final int SIDES = 4;

    /** The service and its changes want the processor too. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** One of so many goes on without its cursor, by a new snapshot. */
    private static final int FORGETFUL = 10;

    private final StormCity city;
    private final List<Follower> followers;
    private final AtomicInteger kills = new AtomicInteger();
    private final ExecutorService sides = Executors.newFixedThreadPool(SIDES);
    private volatile boolean over;

    Storm(StormCity city, List<Follower> followers, long seed) {
        this.city = city;
        this.followers = followers;
        for (int i = 0; i < SIDES; i++) {
            var random = new Random(seed + i);
            sides.execute(() -> blow(random));
        }
    }

    int kills() {
        return kills.get();
    }

    void await(int most, Duration atMost, BooleanSupplier and) {
        Await.until(most + " broken lines", atMost, () -> kills.get() >= most && and.getAsBoolean());
    }

    @Override
    public void close() {
        over = true;
        sides.close();
    }

    private void blow(Random random) {
        while (!over) {
            var follower = followers.get(random.nextInt(followers.size()));
            try {
                if (follower.hop(city.port(random), random.nextInt(FORGETFUL) == 0)) {
                    kills.incrementAndGet();
                }
            } catch (CompletionException e) {
                // that node is away; somebody comes by again
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
