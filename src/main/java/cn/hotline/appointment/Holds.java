package cn.hotline.appointment;

import cn.hotline.access.Persons;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.OneColumn;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Writes new bookings: one statement that holds all rules, and only where it wrote nothing is asked why. Of two at once of the same
 * person for the same day the table's own rule lets one through.
 */
@Singleton
class Holds {

    /** The service is held, so that it is either retired before or booked before it is retired, and not both. */
    private static final String INSERT = """
            with made as (
                insert into booking (id, number, hall, service, slot, day, starts_at, citizen, booker, visitor, visitor_sealed,
                    channel, made_by, matter, ticket, materials, state, offered, hold_until, made_at, version)
                select :id, next_booking_number(:today), s.hall, s.service, s.id, s.day, s.starts_at, :citizen, :booker, :visitor,
                    :sealed, :channel, :madeBy, :matter, :ticket, :materials, 'HELD', :offered, :until, :now, 0
                from slot s join hall_service h on h.hall = s.hall and h.code = s.service
                where s.id = :slot and not s.closed and s.starts_at > :now and not h.retired and (not h.real_name or :named)
                    and not exists (select from booking_bar b
                        where b.booker = :booker and b.until_at > :now and b.lifted_at is null)
                for key share of h
                on conflict (visitor, service, day) where state in ('HELD', 'CONFIRMED', 'CHECKED_IN') do nothing
                returning id, slot, made_by, made_at, offered, number, hall, service, starts_at),
            step as (
                insert into booking_step (booking, seq, verb, actor, at, to_slot)
                select id, 1, 'HELD', made_by, made_at, slot from made where not offered)
            select number, hall, service, starts_at from made""";

    private final EntityManager db;
    private final Persons persons;
    private final PersonalLimits limits;
    private final AppointmentRules rules;
    private final Clock clock;

    Holds(EntityManager db, Persons persons, PersonalLimits limits, AppointmentRules rules, Clock clock) {
        this.db = db;
        this.persons = persons;
        this.limits = limits;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * How it is held.
     *
     * @param isNamed that it was made sure that whoever comes has a real name
     */
    private record Terms(UUID id, boolean offered, Instant until, boolean isNamed) {

        Booking of(NewBooking wish, Object[] row) {
            var booking = wish.held(id);
            booking.number = (String) row[0];
            booking.hall = (String) row[1];
            booking.service = (String) row[2];
            booking.startsAt = (Instant) row[3];
            booking.offered = offered;
            booking.holdUntil = until;
            return booking;
        }

        Terms named() {
            return new Terms(id, offered, until, true);
        }
    }

    /** @throws Refusal 404 without such a slot, 403 for who has no real name, 409 for what the rules forbid */
    Booking write(NewBooking wish, Instant now) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var terms = new Terms(id, false, now.plus(rules.hold()).truncatedTo(ChronoUnit.MICROS), false);
        limits.demandRoom(wish.visitor(), wish.slot(), id, now);
        var written = written(terms, wish, now);
        if (written.isPresent()) {
            return written.get();
        }
        var slot = demandOpen(wish.slot(), now);
        limits.demandMay(wish.visitor(), ServiceLine.demand(slot.hall, slot.service), now);
        endLapsed(wish.visitor().hash(), slot, now);
        return written(terms.named(), wish, now).orElseThrow(() -> once(wish.visitor(), slot));
    }

    /** Of somebody else's appointment nobody learns but who made it. */
    private Refusal once(Visitor visitor, Slot slot) {
        var other = Booking.present(visitor.hash(), slot)
                .filter(booking -> visitor.sealed() == null || persons.isSame(visitor.citizen(), booking.citizen));
        return other.map(booking -> new Refusal(ProblemType.REFUSED, "booking-once").about(booking.number))
                .orElseGet(() -> once(visitor));
    }

    static Refusal once(Visitor visitor) {
        return new Refusal(ProblemType.REFUSED, visitor.sealed() == null ? "booking-once" : "booking-for-other");
    }

    /** @throws Refusal 404 without such a slot, 409 when it is over or closed */
    static Slot demandOpen(UUID id, Instant now) {
        var slot = Slot.<Slot>findByIdOptional(id).orElseThrow(() -> Refusal.notFound("slot-unknown"));
        if (slot.closed || !slot.startsAt.isAfter(now)) {
            throw new Refusal(ProblemType.REFUSED, "slot-closed");
        }
        return slot;
    }

    /**
     * For a move to another day. Moves of one person are made one after the other: two that change places would wait for each other.
     *
     * @throws Refusal 409 for who has an appointment then
     */
    void demandNoOther(Booking moved, Slot to, Instant now) {
        var visitor = Visitor.of(moved);
        limits.demandRoom(visitor, to.id, moved.id, now);
        db.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(encode(:visitor, 'hex'), 7))")
                .setParameter("visitor", moved.visitor)
                .getResultList();
        if (to.day.equals(moved.day)) {
            return;
        }
        endLapsed(moved.visitor, to, now);
        if (Booking.present(moved.visitor, to).isPresent()) {
            throw once(visitor, to);
        }
    }

    /** Whether a booking could be written for who is next on the waitlist. */
    boolean isOffered(Offers.Offer offer, UUID id, Instant now) {
        var waiting = offer.waiting();
        var slot = Slot.<Slot>findById(id);
        endLapsed(waiting.visitor, slot, now);
        var wish = new NewBooking(
                id,
                new Visitor(waiting.citizen, waiting.booker, waiting.visitor, waiting.visitorSealed),
                waiting.channel,
                "system:waitlist",
                waiting.matter,
                waiting.ticket,
                List.of());
        return written(new Terms(offer.booking(), true, offer.until(), true), wish, now)
                .isPresent();
    }

    /** As it stands now; whoever goes on to change it reads it anew. */
    private Optional<Booking> written(Terms terms, NewBooking wish, Instant now) {
        List<?> rows = OneColumn.query(db, INSERT)
                .setParameter("id", terms.id())
                .setParameter("today", LocalDate.ofInstant(now, clock.getZone()))
                .setParameter("citizen", wish.visitor().citizen())
                .setParameter("booker", wish.visitor().booker())
                .setParameter("visitor", wish.visitor().hash())
                .setParameter("sealed", wish.visitor().sealed(), byte[].class)
                .setParameter("channel", wish.channel().name())
                .setParameter("madeBy", wish.madeBy())
                .setParameter("matter", wish.matter(), String.class)
                .setParameter("ticket", wish.ticket(), String.class)
                .setParameter("materials", wish.materials().toArray(String[]::new))
                .setParameter("offered", terms.offered())
                .setParameter("until", terms.until())
                .setParameter("now", now)
                .setParameter("slot", wish.slot())
                .setParameter("named", terms.isNamed())
                .getResultList();
        return rows.stream().map(row -> terms.of(wish, (Object[]) row)).findFirst();
    }

    /** A hold whose time is over does not stand in its own person's way, nor does the place on the waitlist it was offered for. */
    private void endLapsed(byte[] visitor, Slot slot, Instant now) {
        db.createNativeQuery("""
                        with ended as (
                            update booking set state = 'EXPIRED', ended_at = hold_until, version = version + 1
                            where visitor = :visitor and service = :service and day = :day
                                and state = 'HELD' and hold_until <= :now
                            returning id)
                        update waiting set state = 'LAPSED', ended_at = :now
                        where booking in (select id from ended) and state = 'OFFERED'""")
                .setParameter("visitor", visitor)
                .setParameter("service", slot.service)
                .setParameter("day", slot.day)
                .setParameter("now", now)
                .executeUpdate();
    }
}
