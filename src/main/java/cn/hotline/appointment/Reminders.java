package cn.hotline.appointment;

import cn.hotline.access.Phone;
import cn.hotline.platform.OneColumn;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
        var due = at(
                        clock.instant(),
                        db.createNativeQuery(
                                "select id " + DUE + "and id <> all(:seen) order by told, starts_at limit :most"))
                .setParameter("seen", seen.toArray(UUID[]::new))
                .setParameter("most", BATCH);
        return OneColumn.of(due, UUID.class);
    }

    /** Those of them that are still due. All are told before any is changed: else each would be written by itself. */
    void tell(List<UUID> ids) {
        var now = clock.instant();
        var due = stillDue(ids, now);
        var phones = told.phones(due.stream().map(booking -> booking.citizen));
        for (var booking : due) {
            var phone = phones.get(booking.citizen);
            if (phone != null) {
                tell(booking, phone, now);
            }
        }
        due.forEach(booking -> booking.told = next(booking, now));
    }

    private List<Booking> stillDue(List<UUID> ids, Instant now) {
        List<?> due = at(
                        now,
                        db.createNativeQuery(
                                "select * " + DUE + "and id = any(:ids) order by id for update skip locked",
                                Booking.class))
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        return due.stream().map(Booking.class::cast).toList();
    }

    private Query at(Instant now, Query due) {
        return due.setParameter("now", now)
                .setParameter("eve", remindedTonight(now))
                .setParameter("soon", now.plus(rules.remind()));
    }

    private void tell(Booking booking, Phone phone, Instant now) {
        switch (booking.told) {
            case NOTHING -> told.confirmed(booking, phone);
            case MOVE -> told.moved(booking, phone);
            case CONFIRMED, EVE -> told.reminded(booking, phone, isSoon(booking, now) ? "hour" : "eve");
            case HOUR -> throw new IllegalStateException("nothing is left to be told");
        }
    }

    /** Who made it this late needs no reminder of what they know. */
    private Booking.Told next(Booking booking, Instant now) {
        return isSoon(booking, now)
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
