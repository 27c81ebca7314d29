package cn.hotline.appointment;

import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Makes slots and their seats. */
@ApplicationScoped
class Slots {

    /** What is further away than that was mistyped, and no table keeps it. */
    private static final int YEARS_AHEAD = 1000;

    private final EntityManager db;
    private final Clock clock;

    Slots(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A slot beside those of the template (加号). @throws Refusal 409 when one begins then, 422 for a time that is over */
    @Transactional(Transactional.TxType.MANDATORY)
    Slot.View add(String hall, String service, Instant from, Instant to, int seats) {
        ServiceLine.demand(hall, service);
        demandNear("startsAt", from);
        demandNear("endsAt", to);
        if (!from.isAfter(clock.instant())) {
            throw Refusal.invalid("startsAt", "slot-past");
        }
        if (!to.isAfter(from)) {
            throw Refusal.invalid("endsAt", "slot-ends-first");
        }
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        int made = db.createNativeQuery("""
                        with made as (
                            insert into slot (id, hall, service, day, starts_at, ends_at, seats, extra)
                            values (:id, :hall, :service, :day, :from, :to, :seats, true) on conflict do nothing returning id)
                        insert into seat (slot, no) select made.id, no from made, generate_series(1, :seats) no""")
                .setParameter("id", id)
                .setParameter("hall", hall)
                .setParameter("service", service)
                .setParameter("day", LocalDate.ofInstant(from, clock.getZone()))
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("seats", seats)
                .executeUpdate();
        if (made == 0) {
            throw new Refusal(ProblemType.REFUSED, "slot-there");
        }
        return new Slot.View(id, hall, service, from, to, seats);
    }

    /** @throws Refusal 422 for a day that is too far away to be meant */
    static void demandNear(String field, @Nullable LocalDate day, LocalDate today) {
        if (day != null && (day.isBefore(today.minusYears(1)) || day.isAfter(today.plusYears(YEARS_AHEAD)))) {
            throw Refusal.invalid(field, "slot-too-far");
        }
    }

    private void demandNear(String field, Instant at) {
        var zone = clock.getZone();
        demandNear(field, LocalDate.ofInstant(at, zone), LocalDate.ofInstant(clock.instant(), zone));
    }

    /** Nobody can book it any more; who has is told. @throws Refusal 404 when it is not of this hall */
    @Transactional
    Slot.View close(String hall, UUID id) {
        var slot = Slot.<Slot>findByIdOptional(id)
                .filter(found -> found.hall.equals(hall))
                .orElseThrow(() -> Refusal.notFound("slot-unknown"));
        if (!slot.startsAt.isAfter(clock.instant())) {
            throw new Refusal(ProblemType.REFUSED, "slot-closed");
        }
        slot.close();
        return new Slot.View(slot.id, slot.hall, slot.service, slot.startsAt, slot.endsAt, 0);
    }
}
