package cn.hotline.appointment;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What can still be booked. A hold whose time is over counts as free. */
@Singleton
class FreeSlots {

    private static final int DAYS_AROUND = 7;

    private final EntityManager db;
    private final AppointmentRules rules;

    FreeSlots(EntityManager db, AppointmentRules rules) {
        this.db = db;
        this.rules = rules;
    }

    /**
     * The nearest in time of the same service, those of the same hall first.
     *
     * @param own the slot they have, whose seat is theirs
     */
    List<Slot.View> insteadOf(UUID full, UUID own, Instant now) {
        List<?> rows = db.createNativeQuery("""
                        select s.id, s.hall, s.service, s.starts_at, s.ends_at, count(*)
                        from slot wanted join slot s on s.service = wanted.service
                            and s.day between wanted.day - :around and wanted.day + :around
                        join seat on seat.slot = s.id
                        where wanted.id = :full and s.id not in (:full, :own) and not s.closed and s.starts_at > :now
                            and not seat.closed and (seat.booking is null or seat.held_until <= :now)
                        group by s.id, wanted.id
                        order by s.hall <> wanted.hall, abs(extract(epoch from s.starts_at - wanted.starts_at)), s.id
                        limit :most""", Object[].class)
                .setParameter("around", DAYS_AROUND)
                .setParameter("full", full)
                .setParameter("own", own)
                .setParameter("now", now)
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
