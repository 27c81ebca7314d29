package cn.hotline.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Does things at the same moment: all wait for the last to be ready, then start at once. */
public final class Together {

    private Together() {}

    /** The same deed by so many at once, numbered from 0. */
    public static <T> List<T> all(int count, IntFunction<T> deed) {
        var start = new CyclicBarrier(count);
        try (var pool = Executors.newFixedThreadPool(count)) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return deed.apply(number);
                }));
            }
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
