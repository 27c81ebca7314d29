package cn.hotline.appointment;

import cn.hotline.platform.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bookings that no longer fit, because their slot or their seat was closed: their citizens are told, and may move at any time. */
@Singleton
class Conflicts {

    private static final int BATCH = 100;

    /** Batches of one run; what is left over waits for the next. */
    private static final int MAX_BATCHES = 100;

    private static final String MARK = """
            update booking b set conflict_at = case when x.unfit then cast(:now as timestamptz) end, version = b.version + 1
            from (
                select b.id, s.closed or coalesce(seat.closed, false) as unfit
                from slot s join booking b on b.slot = s.id and b.state in ('HELD', 'CONFIRMED')
                    left join seat on seat.booking = b.id
                where s.hall = :hall and s.starts_at > :now
                    and (b.conflict_at is not null) <> (s.closed or coalesce(seat.closed, false))
                order by b.id limit :most for update of b skip locked) x
            where b.id = x.id
            returning b.id, x.unfit""";

    private final EntityManager db;
    private final Told told;
    private final Clock clock;

    Conflicts(EntityManager db, Told told, Clock clock) {
        this.db = db;
        this.told = told;
        this.clock = clock;
    }

    /**
     * As a hall's manager sees it, without who it is.
     *
     * @param since when it was found and told
     */
    public record View(UUID booking, String number, String service, UUID slot, Instant startsAt, Instant since) {}

    /** Marks what fits no longer or fits again. */
    void find(String hall) {
        for (int i = 0; i < MAX_BATCHES; i++) {
            if (QuarkusTransaction.requiringNew().call(() -> batch(hall)) < BATCH) {
                return;
            }
        }
    }

    private int batch(String hall) {
        List<?> rows = db.createNativeQuery(MARK, Object[].class)
                .setParameter("hall", hall)
                .setParameter("now", clock.instant())
                .setParameter("most", BATCH)
                .getResultList();
        rows.stream()
                .map(Object[].class::cast)
                .filter(row -> (boolean) row[1])
                .map(row -> Booking.<Booking>findById(row[0]))
                .forEach(told::conflict);
        return rows.size();
    }

    @Transactional
    Page<View> list(String hall, int limit, @Nullable String after) {
        var rows = Booking.conflicts(hall, clock.instant(), Page.key(after), limit + 1);
        return Page.of(
                rows,
                limit,
                booking -> booking.id,
                booking -> new View(
                        booking.id,
                        booking.number,
                        booking.service,
                        booking.slot,
                        booking.startsAt,
                        java.util.Objects.requireNonNull(booking.conflictAt)));
    }
}
