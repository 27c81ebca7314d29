package cn.hotline.appointment;

import cn.hotline.platform.OneColumn;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Tidies up after holds that are over; nothing would be wrong without it but that nobody is offered their seats. Seats that somebody
 * is at are left alone: they are free anyway, and who waits for none is in no circle (ADR 0026).
 */
@Singleton
class Lapses {

    private static final int BATCH = 200;

    /** Each is told, so that a batch is a while. */
    private static final int WAITINGS = 50;

    private static final String OVERDUE = "from waiting where state = 'WAITING' and latest <= :now ";

    private final EntityManager db;
    private final Told told;
    private final Clock clock;

    Lapses(EntityManager db, Told told, Clock clock) {
        this.db = db;
        this.told = told;
        this.clock = clock;
    }

    /** @return how many */
    int batch() {
        var now = clock.instant();
        var lapsed = db.createNativeQuery("""
                        update booking set state = 'EXPIRED', ended_at = hold_until, version = version + 1
                        where id in (select id from booking where state = 'HELD' and hold_until <= :now
                            order by hold_until limit :most for update skip locked)
                        returning id""").setParameter("now", now).setParameter("most", BATCH);
        var ended = OneColumn.of(lapsed, UUID.class).toArray(UUID[]::new);
        if (ended.length > 0) {
            db.createNativeQuery("""
                            update waiting set state = 'LAPSED', ended_at = :now where booking = any(:ids) and state = 'OFFERED'""")
                    .setParameter("now", now)
                    .setParameter("ids", ended)
                    .executeUpdate();
            db.createNativeQuery("""
                            update seat set booking = null, held_until = null
                            where (slot, no) in (select slot, no from seat
                                where booking = any(:ids) and held_until <= :now for update skip locked)""")
                    .setParameter("now", now)
                    .setParameter("ids", ended)
                    .executeUpdate();
        }
        return ended.length;
    }

    /** Those who wait and whose time is over, but for those that were seen. */
    List<UUID> overdue(Set<UUID> seen) {
        var due = db.createNativeQuery("select id " + OVERDUE + "and id <> all(:seen) order by latest limit :most")
                .setParameter("now", clock.instant())
                .setParameter("seen", seen.toArray(UUID[]::new))
                .setParameter("most", WAITINGS);
        return OneColumn.of(due, UUID.class);
    }

    /** Those of them that are still waiting end, and are told. All are told before any is changed: else each would be written by itself. */
    void end(List<UUID> ids) {
        var now = clock.instant();
        var over = stillWaiting(ids, now);
        var phones = told.phones(over.stream().map(waiting -> waiting.citizen));
        for (var waiting : over) {
            var phone = phones.get(waiting.citizen);
            if (phone != null) {
                told.ended(waiting, phone);
            }
        }
        over.forEach(waiting -> waiting.end(Waiting.State.LAPSED, now));
    }

    private List<Waiting> stillWaiting(List<UUID> ids, Instant now) {
        List<?> over = db.createNativeQuery(
                        "select * " + OVERDUE + "and id = any(:ids) order by id for update skip locked", Waiting.class)
                .setParameter("now", now)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        return over.stream().map(Waiting.class::cast).toList();
    }

    /**
     * Slots with free seats that somebody waits for; who has waited longest comes first. By days that are waited for, not by who waits;
     * {@code offset 0} keeps the planner from reading all slots at once.
     */
    List<UUID> wanted() {
        var wanted =
                db.createNativeQuery("""
                        select s.id
                        from (select distinct hall, service, day from waiting where state = 'WAITING') d
                        cross join lateral (
                            select s.id, s.starts_at from slot s
                            where s.service = d.service and s.day = d.day and s.hall = d.hall and not s.closed and s.starts_at > :now
                                and exists (select from seat where seat.slot = s.id and not seat.closed
                                    and (seat.booking is null or seat.held_until <= :now))
                            offset 0) s
                        cross join lateral (
                            select w.since from waiting w
                            where w.hall = d.hall and w.service = d.service and w.day = d.day and w.state = 'WAITING'
                                and s.starts_at between w.earliest and w.latest
                            order by w.since, w.id limit 1) w
                        order by w.since, s.starts_at limit :most""").setParameter("now", clock.instant()).setParameter("most", BATCH);
        return OneColumn.of(wanted, UUID.class);
    }
}
