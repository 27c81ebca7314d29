package cn.hotline.appointment;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Tells of appointments when the time has come: that they are made or moved, the evening before, and shortly before. */
@Singleton
class Reminders {

    private static final int BATCH = 50;

    /** Nobody is called to come to what the hall can't keep. */
    private static final String DUE = """
            from booking
            where state = 'CONFIRMED' and conflict_at is null and starts_at > :now and (told in ('NOTHING', 'MOVE')
                or told = 'CONFIRMED' and starts_at < :eve or told = 'EVE' and starts_at <= :soon)
            """;

    private final EntityManager db;
    private final Told told;
    private final AppointmentRules rules;
    private final Clock clock;

    Reminders(EntityManager db, Told told, AppointmentRules rules, Clock clock) {
        this.db = db;
        this.told = told;
        this.rules = rules;
        this.clock = clock;
    }

    /** But for those that were seen. */
    List<UUID> due(Set<UUID> seen) {
        return at(
                        clock.instant(),
                        "select id " + DUE + "and id <> all(:seen) order by told, starts_at limit :most",
                        UUID.class)
                .setParameter("seen", seen.toArray(UUID[]::new))
                .setParameter("most", BATCH)
                .getResultList();
    }

    /** Those of them that are still due. */
    void tell(List<UUID> ids) {
        var now = clock.instant();
        at(now, "select * " + DUE + "and id in (:ids) order by id for update skip locked", Booking.class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(booking -> tell(booking, now));
    }

    private <T> NativeQuery<T> at(Instant now, String sql, Class<T> type) {
        return db.unwrap(Session.class)
                .createNativeQuery(sql, type)
                .setParameter("now", now)
                .setParameter("eve", remindedTonight(now))
                .setParameter("soon", now.plus(rules.remind()));
    }

    /** Who made it this late needs no reminder of what they know. */
    private void tell(Booking booking, Instant now) {
        switch (booking.told) {
            case NOTHING -> told.confirmed(booking);
            case MOVE -> told.moved(booking);
            case CONFIRMED, EVE -> told.reminded(booking, isSoon(booking, now) ? "hour" : "eve");
            case HOUR -> throw new IllegalStateException("nothing is left to be told");
        }
        booking.told = isSoon(booking, now)
                ? Booking.Told.HOUR
                : booking.startsAt.isBefore(remindedTonight(now)) ? Booking.Told.EVE : Booking.Told.CONFIRMED;
    }

    private boolean isSoon(Booking booking, Instant now) {
        return !booking.startsAt.isAfter(now.plus(rules.remind()));
    }

    /** All that begins before has had its evening before, or has it now. */
    private Instant remindedTonight(Instant now) {
        var local = now.atZone(clock.getZone());
        boolean evening = !local.toLocalTime().isBefore(LocalTime.parse(rules.eve()));
        LocalDate end = local.toLocalDate().plusDays(evening ? 2 : 1);
        return end.atStartOfDay(clock.getZone()).toInstant();
    }
}
