package cn.hotline.channel.partner.transfer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What nobody answered in time stays with whoever received it first; on any number of nodes, each is looked at by one. */
@Singleton
class TransferSweep {

    private static final int BATCH = 100;

    /** Batches of one run; what is left over waits for the next. */
    private static final int MAX_BATCHES = 100;

    private final Steps steps;
    private final Clock clock;

    TransferSweep(Steps steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    @Scheduled(
            every = "{hotline.transfer.sweep}",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        int looked = BATCH;
        for (int i = 0; i < MAX_BATCHES && looked == BATCH; i++) {
            looked = QuarkusTransaction.requiringNew().call(this::batch);
        }
    }

    private int batch() {
        var now = clock.instant();
        var overdue = overdue(now);
        // Partners in one order, since a step holds its partner's head.
        overdue.stream()
                .sorted(Comparator.comparing(transfer -> transfer.partner))
                .forEach(transfer -> {
                    transfer.lapse(now);
                    steps.note(transfer, Steps.Kind.LAPSED, Steps.By.of("system:transfer"), now);
                });
        return overdue.size();
    }

    /** Nobody answered in time; those that somebody is at are left for the next look. */
    private static List<Transfer> overdue(Instant now) {
        return Transfer.<Transfer>find("state = ?1 and decideBy <= ?2 order by decideBy", TransferState.OFFERED, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", -2) // skip locked
                .range(0, BATCH - 1)
                .list();
    }
}
