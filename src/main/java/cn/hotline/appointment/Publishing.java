package cn.hotline.appointment;

import cn.hotline.supervision.calendar.CountedDay;
import cn.hotline.supervision.calendar.Rulebooks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes the slots of the days ahead from templates, calendar and closures, and closes what no longer fits, on any number of nodes;
 * done again it changes nothing. Slots, seats and bookings each in a transaction of their own: whoever books has them the other way
 * round (ADR 0026).
 */
@Singleton
class Publishing {

    private static final Logger LOG = Logger.getLogger(Publishing.class);

    private final EntityManager db;
    private final Rulebooks rulebooks;
    private final Conflicts conflicts;
    private final AppointmentRules rules;
    private final Clock clock;

    Publishing(EntityManager db, Rulebooks rulebooks, Conflicts conflicts, AppointmentRules rules, Clock clock) {
        this.db = db;
        this.rulebooks = rulebooks;
        this.conflicts = conflicts;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(
            every = "{hotline.appointment.publish}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        for (var hall : QuarkusTransaction.requiringNew().call(this::halls)) {
            try {
                publish(hall);
            } catch (RuntimeException e) {
                LOG.errorf("slots of %s: %s", hall, e.getClass().getName());
            }
        }
    }

    void publish(String hall) {
        QuarkusTransaction.requiringNew().run(() -> slots(hall));
        QuarkusTransaction.requiringNew().run(() -> seats(hall));
        conflicts.find(hall);
    }

    private void slots(String hall) {
        if (isTaken(hall)) {
            var days = days();
            planned(PublishingSql.CLOSE, hall, days).executeUpdate();
            planned(PublishingSql.MAKE, hall, days).executeUpdate();
        }
    }

    private void seats(String hall) {
        if (isTaken(hall)) {
            for (var sql : List.of(PublishingSql.ADD_SEATS, PublishingSql.SETTLE_SEATS)) {
                db.createNativeQuery(sql)
                        .setParameter("hall", hall)
                        .setParameter("now", clock.instant())
                        .executeUpdate();
            }
        }
    }

    /** One at a time does it for a hall; who comes second waits, since what it knows may be newer. */
    private boolean isTaken(String hall) {
        return !db.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('slots:' || :hall))")
                .setParameter("hall", hall)
                .getResultList()
                .isEmpty();
    }

    private Query planned(String sql, String hall, List<CountedDay> days) {
        return db.createNativeQuery(sql)
                .setParameter("hall", hall)
                .setParameter("now", clock.instant())
                .setParameter("zone", clock.getZone().getId())
                .setParameter(
                        "days", days.stream().map(day -> day.date().toString()).toArray(String[]::new))
                .setParameter("kinds", days.stream().map(Publishing::kind).toArray(String[]::new));
    }

    private List<CountedDay> days() {
        var now = clock.instant();
        return rulebooks.current().calendar().days(now, now.plus(Duration.ofDays(rules.daysAhead())));
    }

    private static String kind(CountedDay day) {
        if (day.isWorking()) {
            return SlotWindow.Days.WORKING.name();
        }
        return day.kind() == CountedDay.Kind.HOLIDAY
                ? SlotWindow.Days.HOLIDAY.name()
                : day.date().getDayOfWeek() == DayOfWeek.SATURDAY
                        ? SlotWindow.Days.SATURDAY.name()
                        : SlotWindow.Days.SUNDAY.name();
    }

    private List<String> halls() {
        List<?> rows = db.createNativeQuery("""
                        select code from hall h where exists (select from slot_template t where t.hall = h.code)
                            or exists (select from slot s where s.hall = h.code and s.starts_at > :now) order by code""", String.class)
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }
}
