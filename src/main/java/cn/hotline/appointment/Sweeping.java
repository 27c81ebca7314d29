package cn.hotline.appointment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/** What time alone brings to appointments, on any number of nodes: holds end, seats go to who waits, reminders, missed ones. */
@Singleton
class Sweeping {

    /** Batches of one run; what is left over waits for the next. */
    private static final int MAX_BATCHES = 100;

    private static final Logger LOG = Logger.getLogger(Sweeping.class);

    private final Lapses lapses;
    private final Offers offers;
    private final Reminders reminders;
    private final NoShows noShows;

    Sweeping(Lapses lapses, Offers offers, Reminders reminders, NoShows noShows) {
        this.lapses = lapses;
        this.offers = offers;
        this.reminders = reminders;
        this.noShows = noShows;
    }

    @Scheduled(
            every = "{hotline.appointment.sweep}",
            delayed = "7s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        batches("holds", lapses::batch);
        batches("waitlist", lapses::waitings);
        QuarkusTransaction.requiringNew().call(lapses::wanted).forEach(this::give);
        batches("reminders", reminders::batch);
        batches("missed", noShows::batch);
    }

    private void give(UUID slot) {
        try {
            for (int i = 0; i < MAX_BATCHES; i++) {
                if (!QuarkusTransaction.requiringNew().call(() -> offers.give(slot))) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.errorf("waitlist of slot %s: %s", slot, e.getClass().getName());
        }
    }

    /** Until a batch finds nothing to do. */
    private void batches(String what, IntSupplier batch) {
        try {
            for (int i = 0; i < MAX_BATCHES; i++) {
                if (QuarkusTransaction.requiringNew().call(batch::getAsInt) == 0) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.errorf("appointments, %s: %s", what, e.getClass().getName());
        }
    }
}
