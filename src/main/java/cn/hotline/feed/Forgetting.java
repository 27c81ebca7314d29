package cn.hotline.feed;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Clears away what of the stream is older than it is kept; the histories of the tickets stay as they are. */
@Singleton
class Forgetting {

    /** Positions of one transaction, which the sequencer waits for. */
    private static final int BATCH = 2_000;

    /** Batches of one run; what is left over waits for the next. */
    private static final int MAX_BATCHES = 500;

    private final FeedLog log;
    private final FeedConfig config;
    private final Clock clock;

    Forgetting(FeedLog log, FeedConfig config, Clock clock) {
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var before = clock.instant().minus(config.kept());
        for (int i = 0; i < MAX_BATCHES && log.forget(before, BATCH) == BATCH; i++) {
            // until a batch is not full
        }
    }
}
