package cn.hotline.channel.phone.proposal;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The city in this node's memory: read anew when a table was replaced, and now and then for the catalogue's sake. */
@Singleton
final class Lexicons {

    private record Held(City city, String stamp, Instant readAt) {
        boolean isGood(String present, Instant now, Duration refresh) {
            return stamp.equals(present) && now.isBefore(readAt.plus(refresh)) && !now.isBefore(readAt);
        }
    }

    private final LexiconTables tables;
    private final ProposalRules rules;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Held held;

    Lexicons(LexiconTables tables, ProposalRules rules, Clock clock) {
        this.tables = tables;
        this.rules = rules;
        this.clock = clock;
    }

    City city() {
        var stamp = tables.stamp();
        var now = clock.instant();
        var present = held;
        if (present != null && present.isGood(stamp, now, rules.refresh())) {
            return present.city();
        }
        reading.lock();
        try {
            var again = held;
            if (again == null || !again.isGood(stamp, now, rules.refresh())) {
                again = new Held(tables.city(), stamp, now);
                held = again;
            }
            return again.city();
        } finally {
            reading.unlock();
        }
    }
}
