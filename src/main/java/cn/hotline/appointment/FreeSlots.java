package cn.hotline.appointment;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What can still be booked. A hold whose time is over counts as free. */
@Singleton
class FreeSlots {

    private static final int DAYS_AROUND = 7;

    private static final String SEATS =
            " from seat where seat.slot = s.id and not seat.closed and (seat.booking is null or seat.held_until <= :now)";

    private static final String ONE_WAY = """
            (select s.id, s.hall, s.service, s.starts_at, s.ends_at from slot s
            where s.hall = h.hall and s.service = h.code and not s.closed and s.id not in (:full, :own) and s.starts_at > :now
                and s.starts_at between %s and exists (select%s) order by s.starts_at %s limit :most)""";

    /** From the wanted time on and back from it, in each hall only as far as enough are found. */
    private static final String INSTEAD = """
            select s.id, s.hall, s.service, s.starts_at, s.ends_at, (select count(*)%s)
            from slot wanted join hall_service h on h.code = wanted.service and not h.retired and (h.hall = wanted.hall) = :same
            cross join lateral (%s union all %s) s
            where wanted.id = :full
            order by abs(extract(epoch from s.starts_at - wanted.starts_at)), s.id limit :most""".formatted(
            SEATS,
            ONE_WAY.formatted("wanted.starts_at and wanted.starts_at + make_interval(days => :around)", SEATS, ""),
            ONE_WAY.formatted(
                    "wanted.starts_at - make_interval(days => :around) and wanted.starts_at - interval '1 second'",
                    SEATS,
                    "desc"));

    private final EntityManager db;
    private final AppointmentRules rules;

    FreeSlots(EntityManager db, AppointmentRules rules) {
        this.db = db;
        this.rules = rules;
    }

    /**
     * The nearest in time of the same service, those of the same hall first; other halls are looked at only where that hall has too few.
     *
     * @param own the slot they have, whose seat is theirs
     */
    List<Slot.View> insteadOf(UUID full, UUID own, Instant now) {
        var found = nearest(full, own, now, true);
        if (found.size() >= rules.alternatives()) {
            return found;
        }
        return Stream.concat(found.stream(), nearest(full, own, now, false).stream())
                .limit(rules.alternatives())
                .toList();
    }

    private List<Slot.View> nearest(UUID full, UUID own, Instant now, boolean sameHall) {
        List<?> rows = db.createNativeQuery(INSTEAD, Object[].class)
                .setParameter("around", DAYS_AROUND)
                .setParameter("full", full)
                .setParameter("own", own)
                .setParameter("now", now)
                .setParameter("same", sameHall)
                .setParameter("most", rules.alternatives())
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(FreeSlots::view).toList();
    }

    /** What there is to wait for, full or not. */
    List<Slot.View> between(NewWaiting wish, Instant now) {
        List<?> rows = db.createNativeQuery("""
                        select s.id, s.hall, s.service, s.starts_at, s.ends_at, (
                            select count(*) from seat where seat.slot = s.id and not seat.closed
                                and (seat.booking is null or seat.held_until <= :now))
                        from slot s
                        where s.hall = :hall and s.service = :service and not s.closed and s.starts_at > :now
                            and s.starts_at between :earliest and :latest
                        order by s.starts_at limit 100""", Object[].class)
                .setParameter("now", now)
                .setParameter("hall", wish.hall())
                .setParameter("service", wish.service())
                .setParameter("earliest", wish.earliest())
                .setParameter("latest", wish.latest())
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(FreeSlots::view).toList();
    }

    static Slot.View view(Object[] row) {
        return new Slot.View(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (Instant) row[3],
                (Instant) row[4],
                ((Number) row[5]).intValue());
    }
}
