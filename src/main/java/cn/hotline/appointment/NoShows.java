package cn.hotline.appointment;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Missed appointments: some in a calendar month and one is warned, one more and there is none for a while (domain §6). */
@Singleton
class NoShows {

    private final EntityManager db;
    private final Told told;
    private final AppointmentRules rules;
    private final Clock clock;

    NoShows(EntityManager db, Told told, AppointmentRules rules, Clock clock) {
        this.db = db;
        this.told = told;
        this.rules = rules;
        this.clock = clock;
    }

    /** One at a time, so that those of one person are counted one after the other. @return whether there was one */
    int batch() {
        var now = clock.instant();
        List<?> due = db.createNativeQuery("""
                        select b.* from booking b join slot s on s.id = b.slot
                        where b.state = 'CONFIRMED' and b.starts_at <= :late and s.ends_at <= :late
                        order by b.starts_at limit 1 for update of b skip locked""", Booking.class)
                .setParameter("late", now.minus(rules.late()))
                .getResultList();
        due.stream().map(Booking.class::cast).forEach(booking -> miss(booking, now));
        return due.size();
    }

    /** Unexcused ones in the month of this appointment. */
    long inMonthOf(Booking booking) {
        var month = YearMonth.from(booking.startsAt.atZone(clock.getZone()));
        return Booking.count(
                "visitor = ?1 and state = 'MISSED' and not excused and startsAt >= ?2 and startsAt < ?3",
                booking.visitor,
                begin(month),
                begin(month.plusMonths(1)));
    }

    /** Ends the bar that hung on an appointment that is excused now. */
    void excused(Booking booking) {
        if (inMonthOf(booking) <= rules.noShows()) {
            db.createNativeQuery("""
                            update booking_bar set lifted_at = :now
                            where visitor = :visitor and lifted_at is null and until_at > :now""")
                    .setParameter("now", clock.instant())
                    .setParameter("visitor", booking.visitor)
                    .executeUpdate();
        }
    }

    /** Where the hall could not keep it, nobody has missed it. */
    void miss(Booking booking, Instant now) {
        if (booking.conflictAt != null) {
            booking.end(Booking.State.CANCELLED, now);
            return;
        }
        db.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(encode(:visitor, 'hex'), 6))")
                .setParameter("visitor", booking.visitor)
                .getResultList();
        booking.end(Booking.State.MISSED, now);
        db.flush();
        long missed = inMonthOf(booking);
        if (missed > rules.noShows()) {
            bar(booking, now);
        } else if (missed == rules.noShows()) {
            told.warned(booking);
        }
    }

    private void bar(Booking booking, Instant now) {
        var until = now.plus(rules.bar());
        int barred = db.createNativeQuery("""
                        insert into booking_bar (id, visitor, citizen, from_at, until_at)
                        select :id, :visitor, :citizen, :now, :until
                        where not exists (select from booking_bar
                            where visitor = :visitor and lifted_at is null and until_at > :now)""")
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter("visitor", booking.visitor)
                .setParameter("citizen", booking.citizen)
                .setParameter("now", now)
                .setParameter("until", until)
                .executeUpdate();
        if (barred == 1) {
            told.barred(booking, until);
        }
    }

    private Instant begin(YearMonth month) {
        return ZonedDateTime.of(month.atDay(1).atStartOfDay(), clock.getZone()).toInstant();
    }
}
