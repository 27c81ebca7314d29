package cn.hotline.appointment;

import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Bookings that no longer fit, because their slot or their seat was closed: their citizens are told, and may move at any time. One that
 * fits again is told too; who had been told once may stay away.
 */
@Singleton
class Conflicts {

    private static final int BATCH = 100;

    /** Read from what is closed and what is marked, which is little. */
    private static final String DUE = """
            select id from (
                select b.id from slot s join booking b on b.slot = s.id
                where s.hall = :hall and s.closed and s.starts_at > :now and b.conflict_at is null
                    and (b.state = 'CONFIRMED' or b.state = 'HELD' and b.hold_until > :now)
                union
                select b.id from seat join slot s on s.id = seat.slot join booking b on b.id = seat.booking
                where seat.closed and seat.booking is not null and s.hall = :hall and s.starts_at > :now and b.conflict_at is null
                    and (b.state = 'CONFIRMED' or b.state = 'HELD' and b.hold_until > :now)
                union
                select b.id from booking b join slot s on s.id = b.slot left join seat on seat.booking = b.id
                where b.hall = :hall and b.conflict_at is not null and b.state in ('HELD', 'CONFIRMED') and b.starts_at > :now
                    and not s.closed and not coalesce(seat.closed, false)) due
            where id <> all(:seen) order by id limit :most""";

    private static final String MARK = """
            update booking b set conflict_at = case when x.unfit then cast(:now as timestamptz) end,
                excused = b.excused or b.state = 'CONFIRMED' or b.offered, version = b.version + 1
            from (
                select b.id, b.conflict_at, s.closed or coalesce(seat.closed, false) as unfit
                from booking b join slot s on s.id = b.slot left join seat on seat.booking = b.id
                where b.id = any(:ids) and b.state in ('HELD', 'CONFIRMED')
                    and (b.conflict_at is not null) <> (s.closed or coalesce(seat.closed, false))
                order by b.id for update of b skip locked) x
            where b.id = x.id
            returning b.id, x.conflict_at""";

    private final EntityManager db;
    private final Batches batches;
    private final FreeSlots freeSlots;
    private final Told told;
    private final Clock clock;

    Conflicts(EntityManager db, Batches batches, FreeSlots freeSlots, Told told, Clock clock) {
        this.db = db;
        this.batches = batches;
        this.freeSlots = freeSlots;
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
        batches.together("conflicts", seen -> due(hall, seen), this::mark);
    }

    private List<UUID> due(String hall, Set<UUID> seen) {
        var due = db.createNativeQuery(DUE)
                .setParameter("hall", hall)
                .setParameter("now", clock.instant())
                .setParameter("seen", seen.toArray(UUID[]::new))
                .setParameter("most", BATCH);
        return OneColumn.of(due, UUID.class);
    }

    private void mark(List<UUID> ids) {
        var now = clock.instant();
        var before = db.unwrap(Session.class)
                .createNativeQuery(MARK, Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("now", now)
                .getResultStream()
                .collect(
                        HashMap<UUID, @Nullable Instant>::new,
                        (all, row) -> all.put((UUID) row[0], (Instant) row[1]),
                        Map::putAll);
        var free = new HashMap<UUID, List<Slot.View>>();
        Function<UUID, List<Slot.View>> instead =
                slot -> free.computeIfAbsent(slot, full -> freeSlots.insteadOf(full, full, now));
        Booking.of(before.keySet()).stream()
                .filter(booking -> booking.state == Booking.State.CONFIRMED || booking.offered)
                .forEach(booking -> tell(booking, before.get(booking.id), instead));
    }

    /** Whoever only makes up their mind sees it when they confirm. */
    private void tell(Booking booking, @Nullable Instant before, Function<UUID, List<Slot.View>> instead) {
        if (before != null) {
            told.stands(booking, before);
        } else if (booking.conflictAt != null) {
            told.conflict(booking, booking.conflictAt, instead.apply(booking.slot));
        }
    }

    @Transactional
    Page<View> list(String hall, Paging.Plain paging) {
        var rows = Booking.conflicts(hall, clock.instant(), paging.after(), paging.limit() + 1);
        return Page.of(
                rows,
                paging.limit(),
                booking -> booking.id,
                booking -> new View(
                        booking.id,
                        booking.number,
                        booking.service,
                        booking.slot,
                        booking.startsAt,
                        Objects.requireNonNull(booking.conflictAt)));
    }
}
