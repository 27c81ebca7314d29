package cn.hotline.appointment;

import cn.hotline.platform.OneColumn;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Missed appointments: some in a calendar month and one is warned, one more and there is none for a while (domain §6). They count
 * against whoever booked, who may have named anybody.
 */
@Singleton
class NoShows {

    private static final int BATCH = 50;

    private static final String DUE = """
             from booking b join slot s on s.id = b.slot
            where b.state = 'CONFIRMED' and b.starts_at <= :late and s.ends_at <= :late
            """;

    private final EntityManager db;
    private final Told told;
    private final BookingStep.History history;
    private final AppointmentRules rules;
    private final Clock clock;

    NoShows(EntityManager db, Told told, BookingStep.History history, AppointmentRules rules, Clock clock) {
        this.db = db;
        this.told = told;
        this.history = history;
        this.rules = rules;
        this.clock = clock;
    }

    /** But for those that were seen. */
    List<UUID> due(Set<UUID> seen) {
        var due = db.createNativeQuery("select b.id" + DUE + "and b.id <> all(:seen) order by b.starts_at limit :most")
                .setParameter("late", clock.instant().minus(rules.late()))
                .setParameter("seen", seen.toArray(UUID[]::new))
                .setParameter("most", BATCH);
        return OneColumn.of(due, UUID.class);
    }

    /** One at a time, so that those of one person are counted one after the other. */
    void miss(UUID id) {
        db.unwrap(Session.class)
                .createNativeQuery("select b.*" + DUE + "and b.id = :id for update of b skip locked", Booking.class)
                .setParameter("late", clock.instant().minus(rules.late()))
                .setParameter("id", id)
                .getResultList()
                .forEach(booking -> miss(booking, clock.instant()));
    }

    /** Unexcused ones in the month of this appointment. */
    long inMonthOf(Booking booking) {
        var month = month(booking);
        return Booking.count(
                "booker = ?1 and state = 'MISSED' and not excused and startsAt >= ?2 and startsAt < ?3",
                booking.booker,
                begin(month),
                begin(month.plusMonths(1)));
    }

    /** Ends the bar for its month, where that hung on an appointment that is excused now. */
    void excused(Booking booking) {
        alone(booking.booker);
        if (inMonthOf(booking) <= rules.noShows()) {
            db.createNativeQuery("""
                            update booking_bar set lifted_at = :now
                            where booker = :booker and month = :month and lifted_at is null and until_at > :now""")
                    .setParameter("now", clock.instant())
                    .setParameter("booker", booking.booker)
                    .setParameter("month", month(booking).atDay(1))
                    .executeUpdate();
        }
    }

    /** Where the hall could not keep it, nobody has missed it; where it had said so once, missing it does not count. */
    void miss(Booking booking, Instant now) {
        if (booking.conflictAt != null) {
            booking.end(Booking.State.CANCELLED, now);
            history.add(booking.id, BookingStep.of(BookingStep.Verb.CANCELLED, "system:conflicts", now));
            return;
        }
        alone(booking.booker);
        if (booking.excused) {
            booking.end(Booking.State.MISSED, now);
            history.add(booking.id, BookingStep.of(BookingStep.Verb.MISSED, "system:no-shows", now));
            return;
        }
        booking.end(Booking.State.MISSED, now);
        history.add(booking.id, BookingStep.of(BookingStep.Verb.MISSED, "system:no-shows", now));
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
                        insert into booking_bar as b (id, booker, citizen, month, from_at, until_at)
                        values (:id, :booker, :citizen, :month, :now, :until)
                        on conflict (booker, month) where lifted_at is null
                        do update set from_at = excluded.from_at, until_at = excluded.until_at where b.until_at <= :now""")
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter("booker", booking.booker)
                .setParameter("citizen", booking.citizen)
                .setParameter("month", month(booking).atDay(1))
                .setParameter("now", now)
                .setParameter("until", until)
                .executeUpdate();
        if (barred == 1) {
            told.barred(booking, until);
        }
    }

    /** What one person has missed is counted, and excused, one after the other. */
    private void alone(byte[] booker) {
        db.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(encode(:booker, 'hex'), 6))")
                .setParameter("booker", booker)
                .getResultList();
    }

    private YearMonth month(Booking booking) {
        return YearMonth.from(booking.startsAt.atZone(clock.getZone()));
    }

    private Instant begin(YearMonth month) {
        return ZonedDateTime.of(month.atDay(1).atStartOfDay(), clock.getZone()).toInstant();
    }
}
