package cn.hotline.access.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts a client's requests of a day over all nodes. A node takes a block of them from the database and gives them out by itself:
 * blocks are small beside what is left and single requests at the end, so that the quota is met exactly.
 */
@Singleton
class Quota {

    private static final int LARGEST_BLOCK = 50;

    /** A block is at most this part of what is left. */
    private static final int PART = 20;

    private static final int MOST_REMEMBERED = 10_000;

    private final EntityManager db;
    private final Clock clock;
    private final Cache<String, Holding> holdings =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    Quota(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * How a client's day stands.
     *
     * @param left as far as this node knows
     * @param reset until the next day
     */
    record Day(boolean granted, int limit, int left, Duration reset) {}

    private static final class Holding {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable LocalDate day;
        private int held;
        private int taken;
    }

    Day take(String client, int quota, int units) {
        var now = clock.instant().atZone(clock.getZone());
        var today = now.toLocalDate();
        var holding = holdings.get(client, name -> new Holding());
        holding.lock.lock();
        try {
            if (!today.equals(holding.day)) {
                holding.day = today;
                holding.held = 0;
                holding.taken = 0;
            }
            if (holding.held < units && holding.taken < quota) {
                int block = Math.max(1, Math.min(LARGEST_BLOCK, (quota - holding.taken) / PART));
                reserve(client, quota, Math.max(block, units - holding.held), holding);
            }
            boolean granted = holding.held >= units;
            holding.held -= granted ? units : 0;
            int left = holding.held + Math.max(0, quota - holding.taken);
            var reset = Duration.between(now, today.plusDays(1).atStartOfDay(now.getZone()));
            return new Day(granted, quota, left, reset);
        } finally {
            holding.lock.unlock();
        }
    }

    /** One statement, in a transaction of its own: what was counted stays counted, whatever becomes of the request. */
    private void reserve(String client, int quota, int most, Holding holding) {
        var row = QuarkusTransaction.requiringNew().call(() -> (Object[]) db.createNativeQuery("""
                        with counted as (
                            insert into partner_usage as u (client, day, taken, granted)
                            values (:client, :day, least(:most, :quota), least(:most, :quota))
                            on conflict (client, day) do update set
                                taken = u.taken + greatest(0, least(:most, :quota - u.taken)),
                                granted = greatest(0, least(:most, :quota - u.taken))
                            returning taken, granted
                        )
                        select taken, granted from counted""")
                .setParameter("client", client)
                .setParameter("day", holding.day)
                .setParameter("most", most)
                .setParameter("quota", quota)
                .getSingleResult());
        holding.taken = ((Number) row[0]).intValue();
        holding.held += ((Number) row[1]).intValue();
    }
}
