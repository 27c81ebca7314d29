package cn.hotline.appointment;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What time brings, row by row: many in one transaction and, where that fails, each in its own, so that a bad one stops no other. What
 * is left over waits for the next run.
 */
@Singleton
class Batches {

    private static final int MAX_BATCHES = 100;

    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final MeterRegistry metrics;

    Batches(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** @param due the next of them, but for those that were seen in this run */
    void together(String what, Function<Set<UUID>, List<UUID>> due, Consumer<List<UUID>> deed) {
        run(what, due, ids -> tried(what, ids, deed));
    }

    /** The same, each in a transaction of its own. */
    void each(String what, Function<Set<UUID>, List<UUID>> due, Consumer<UUID> deed) {
        run(what, due, ids -> ids.forEach(id -> tried(what, List.of(id), one -> deed.accept(one.getFirst()))));
    }

    /** What is no row of its own; a failure is told, and no matter of what comes next. */
    void safely(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed(what, e);
        }
    }

    private void run(String what, Function<Set<UUID>, List<UUID>> due, Consumer<List<UUID>> work) {
        safely(what, () -> {
            var seen = new HashSet<UUID>();
            for (int i = 0; i < MAX_BATCHES; i++) {
                var next = QuarkusTransaction.requiringNew().call(() -> due.apply(seen));
                if (next.isEmpty()) {
                    return;
                }
                work.accept(next);
                seen.addAll(next);
            }
        });
    }

    private void tried(String what, List<UUID> ids, Consumer<List<UUID>> deed) {
        try {
            QuarkusTransaction.requiringNew().run(() -> deed.accept(ids));
        } catch (RuntimeException e) {
            if (ids.size() == 1) {
                failed(what, e);
            } else {
                ids.forEach(id -> tried(what, List.of(id), deed));
            }
        }
    }

    private void failed(String what, RuntimeException e) {
        metrics.counter("hotline.appointment.failures", "what", what).increment();
        LOG.errorf("appointments, %s: %s", what, e.getClass().getName());
    }
}
