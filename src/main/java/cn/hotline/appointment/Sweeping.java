package cn.hotline.appointment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What time alone brings to appointments, on any number of nodes: holds end, seats go to who waits, reminders, missed ones. */
@Singleton
class Sweeping {

    /** Rounds of one run; what is left over waits for the next. */
    private static final int MAX_ROUNDS = 100;

    private final Lapses lapses;
    private final Offers offers;
    private final Reminders reminders;
    private final NoShows noShows;
    private final Batches batches;

    Sweeping(Lapses lapses, Offers offers, Reminders reminders, NoShows noShows, Batches batches) {
        this.lapses = lapses;
        this.offers = offers;
        this.reminders = reminders;
        this.noShows = noShows;
        this.batches = batches;
    }

    @Scheduled(
            every = "{hotline.appointment.sweep}",
            delayed = "7s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        batches.safely("holds", () -> all(() -> lapses.batch() > 0));
        batches.together("waitlist", lapses::overdue, lapses::end);
        batches.safely(
                "offers",
                () -> QuarkusTransaction.requiringNew().call(lapses::wanted).forEach(this::give));
        batches.together("reminders", reminders::due, reminders::tell);
        batches.each("missed", noShows::due, noShows::miss);
    }

    private void give(UUID slot) {
        batches.safely("offers", () -> all(() -> offers.give(slot)));
    }

    /** Until a round finds nothing to do. */
    private static void all(java.util.function.BooleanSupplier round) {
        for (int i = 0; i < MAX_ROUNDS; i++) {
            if (!QuarkusTransaction.requiringNew().call(round::getAsBoolean)) {
                return;
            }
        }
    }
}
