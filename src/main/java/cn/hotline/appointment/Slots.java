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
    private final Seats seats;
    private final Unpublished unpublished;
    private final Clock clock;

    Slots(EntityManager db, Seats seats, Unpublished unpublished, Clock clock) {
        this.db = db;
        this.seats = seats;
        this.unpublished = unpublished;
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
        unpublished.changed(hall);
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
    void close(String hall, UUID id) {
        change(hall, id, "update slot set closed = true, closed_for = 'HAND' where id = :id and starts_at > :now");
    }

    /** What was closed by hand is again as templates, hours and closures say: publishing decides. @throws Refusal as {@link #close} */
    @Transactional
    void open(String hall, UUID id) {
        unpublished.changed(hall);
        change(hall, id, """
                update slot set closed_for = case when closed_for = 'HAND' then 'TEMPLATE' else closed_for end
                where id = :id and starts_at > :now""");
    }

    /** One column at a time: publishing may be at the others. */
    private void change(String hall, UUID id, String sql) {
        demand(hall, id);
        int changed = db.createNativeQuery(sql)
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (changed == 0) {
            throw new Refusal(ProblemType.REFUSED, "slot-closed");
        }
    }

    /** @throws Refusal 404 when it is not of this hall */
    @Transactional
    Slot.View read(String hall, UUID id) {
        var slot = demand(hall, id);
        long free = slot.closed ? 0 : seats.free(id, clock.instant());
        return new Slot.View(slot.id, slot.hall, slot.service, slot.startsAt, slot.endsAt, Math.toIntExact(free));
    }

    private static Slot demand(String hall, UUID id) {
        return Slot.<Slot>findByIdOptional(id)
                .filter(found -> found.hall.equals(hall))
                .orElseThrow(() -> Refusal.notFound("slot-unknown"));
    }
}
