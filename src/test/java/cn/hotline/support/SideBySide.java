package cn.hotline.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Checks that have nothing to do with each other, several at a time, since a client waits half of its life. */
public final class SideBySide {

    private static final int AT_A_TIME = 3;

    private SideBySide() {}

    /** Each is checked, also after another has failed; all failures are told. */
    public static <T> void each(Collection<T> cases, Consumer<T> check) {
        var complaints = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<?>> running = new ArrayList<>();
            cases.forEach(one -> running.add(pool.submit(() -> check.accept(one))));
            for (var one : running) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    complaints.add(String.valueOf(e.getCause()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join("\n", complaints));
        }
    }
}
