package cn.hotline.appointment;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Tells of appointments when the time has come: that they are made or moved, the evening before, and shortly before. */
@Singleton
class Reminders {

    private static final int BATCH = 50;

    private static final String DUE = """
            select * from booking
            where state = 'CONFIRMED' and starts_at > :now and (told in ('NOTHING', 'MOVE')
                or told = 'CONFIRMED' and starts_at < :eve or told = 'EVE' and starts_at <= :soon)
            order by told, starts_at limit :most for update skip locked""";

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

    /** @return how many */
    int batch() {
        var now = clock.instant();
        List<?> due = db.createNativeQuery(DUE, Booking.class)
                .setParameter("now", now)
                .setParameter("eve", remindedTonight(now))
                .setParameter("soon", now.plus(rules.remind()))
                .setParameter("most", BATCH)
                .getResultList();
        due.stream().map(Booking.class::cast).forEach(booking -> tell(booking, now));
        return due.size();
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
