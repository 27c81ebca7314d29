package cn.hotline.appointment;

import cn.hotline.hall.Openings;
import cn.hotline.platform.OneColumn;
import cn.hotline.supervision.calendar.CountedDay;
import cn.hotline.supervision.calendar.Rulebooks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the slots of the days ahead from templates, calendar, hours, counters and closures, and closes what no longer fits, on any
 * number of nodes; done again it changes nothing. Slots, seats and bookings each in a transaction of their own: whoever books has them
 * the other way round (ADR 0026).
 */
@Singleton
class Publishing {

    private static final int AFTER_THE_SEEDS = 2300;

    private static final String OFF = "off";

    private final EntityManager db;
    private final Openings openings;
    private final Rulebooks rulebooks;
    private final Unpublished unpublished;
    private final Conflicts conflicts;
    private final Batches batches;
    private final AppointmentRules rules;
    private final Clock clock;

    Publishing(
            EntityManager db,
            Openings openings,
            Rulebooks rulebooks,
            Unpublished unpublished,
            Conflicts conflicts,
            Batches batches,
            AppointmentRules rules,
            Clock clock) {
        this.db = db;
        this.openings = openings;
        this.rulebooks = rulebooks;
        this.unpublished = unpublished;
        this.conflicts = conflicts;
        this.batches = batches;
        this.rules = rules;
        this.clock = clock;
    }

    /** Of two nodes one does it. */
    private enum Wait {
        /** What whoever comes second knows may be newer. */
        FOR_OTHERS,
        NOT
    }

    /** So that a city that starts for the first time has slots as soon as it answers; whatever comes later the schedule sees. */
    void begin(@Observes @Priority(AFTER_THE_SEEDS) StartupEvent start) {
        if (!rules.publish().equals(OFF) && QuarkusTransaction.requiringNew().call(unpublished::isAll)) {
            run();
        }
    }

    @Scheduled(
            every = "{hotline.appointment.publish}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        batches.safely(
                "publishing",
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> unpublished.halls(SlotPlan.named(days())))
                        .forEach(hall -> batches.safely("publishing", () -> publish(hall, Wait.NOT))));
        batches.safely(
                "conflicts",
                () -> QuarkusTransaction.requiringNew()
                        .call(unpublished::hallsWithConflicts)
                        .forEach(hall -> batches.safely("conflicts", () -> settle(hall))));
    }

    void publish(String hall) {
        publish(hall, Wait.FOR_OTHERS);
    }

    private void publish(String hall, Wait wait) {
        var plan = QuarkusTransaction.requiringNew().call(() -> slots(hall, wait));
        plan.ifPresent(digest -> {
            QuarkusTransaction.requiringNew().run(() -> seats(hall, wait, digest));
            conflicts.find(hall);
        });
    }

    /** A seat that came free may go to who has one too many. */
    private void settle(String hall) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (isAlone(hall, Wait.NOT)) {
                settle(found(PublishingSql.ONE_TOO_MANY, hall));
            }
        });
        conflicts.find(hall);
    }

    /** @return a digest of what they were made from, unless somebody else is at it */
    private Optional<String> slots(String hall, Wait wait) {
        if (!isAlone(hall, wait)) {
            return Optional.empty();
        }
        var days = days();
        var digest =
                unpublished.digest(hall, SlotPlan.named(days)); // first: what changes from now on is for the next time
        var plan = new SlotPlan(days, openings.of(hall));
        for (var sql : List.of(PublishingSql.CLOSE, PublishingSql.MAKE)) {
            plan.query(db, sql, clock).setParameter("hall", hall).executeUpdate();
        }
        return Optional.of(digest);
    }

    /** What somebody was at is settled the next time. */
    private void seats(String hall, Wait wait, String digest) {
        if (!isAlone(hall, wait)) {
            return;
        }
        db.createNativeQuery(PublishingSql.ADD_SEATS)
                .setParameter("hall", hall)
                .setParameter("now", clock.instant())
                .executeUpdate();
        settle(found(PublishingSql.UNSETTLED, hall));
        settle(found(PublishingSql.ONE_TOO_MANY, hall));
        if (found(PublishingSql.UNSETTLED, hall).isEmpty()) {
            unpublished.published(hall, digest);
        }
    }

    private void settle(List<UUID> slots) {
        if (!slots.isEmpty()) {
            db.createNativeQuery(PublishingSql.SETTLE)
                    .setParameter("slots", slots.toArray(UUID[]::new))
                    .setParameter("now", clock.instant())
                    .executeUpdate();
        }
    }

    private List<UUID> found(String sql, String hall) {
        var found = db.createNativeQuery(sql).setParameter("hall", hall).setParameter("now", clock.instant());
        return OneColumn.of(found, UUID.class);
    }

    private boolean isAlone(String hall, Wait wait) {
        var lock = wait == Wait.NOT
                ? "select pg_try_advisory_xact_lock(hashtext('slots:' || :hall))"
                : "select true from pg_advisory_xact_lock(hashtext('slots:' || :hall))";
        return (boolean) db.createNativeQuery(lock).setParameter("hall", hall).getSingleResult();
    }

    private List<CountedDay> days() {
        var now = clock.instant();
        return rulebooks.current().calendar().days(now, now.plus(Duration.ofDays(rules.daysAhead())));
    }
}
