package cn.hotline.appointment;

import cn.hotline.access.Persons;
import cn.hotline.access.Proof;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Writes new bookings: one statement that holds all rules, and only where it wrote nothing is asked why. Of two at once of the same
 * person for the same day the table's own rule lets one through.
 */
@Singleton
class Holds {

    /** The service is held, so that it is either retired before or booked before it is retired, and not both. */
    private static final String INSERT = """
            insert into booking (id, number, hall, service, slot, day, starts_at, citizen, visitor, visitor_sealed, channel, made_by,
                matter, ticket, materials, state, offered, hold_until, made_at, version)
            select :id, 'Y' || to_char(s.day, 'YYMMDD') || lpad(cast(nextval('booking_number') as text), 6, '0'), s.hall, s.service,
                s.id, s.day, s.starts_at, :citizen, :visitor, :sealed, :channel, :madeBy, :matter, :ticket, :materials, 'HELD',
                :offered, :until, :now, 0
            from slot s join hall_service h on h.hall = s.hall and h.code = s.service
            where s.id = :slot and not s.closed and s.starts_at > :now and not h.retired and (not h.real_name or :named)
                and not exists (select from booking_bar b
                    where b.visitor = :visitor and b.until_at > :now and b.lifted_at is null)
            for key share of h
            on conflict (visitor, hall, service, day) where state in ('HELD', 'CONFIRMED', 'CHECKED_IN') do nothing""";

    private final EntityManager db;
    private final Persons persons;
    private final AppointmentRules rules;

    Holds(EntityManager db, Persons persons, AppointmentRules rules) {
        this.db = db;
        this.persons = persons;
        this.rules = rules;
    }

    /**
     * How it is held.
     *
     * @param isNamed that it was made sure that whoever comes has a real name
     */
    private record Terms(UUID id, boolean offered, Instant until, boolean isNamed) {

        Terms named() {
            return new Terms(id, offered, until, true);
        }
    }

    /** @throws Refusal 404 without such a slot, 403 for who has no real name, 409 for what the rules forbid */
    UUID write(NewBooking wish, Instant now) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var terms = new Terms(id, false, now.plus(rules.hold()), false);
        if (isWritten(terms, wish, now)) {
            return id;
        }
        var slot = demandOpen(wish.slot(), now);
        demandMay(wish.visitor(), ServiceLine.demand(slot.hall, slot.service), now);
        endLapsed(wish.visitor().hash(), slot, now);
        if (!isWritten(terms.named(), wish, now)) {
            throw new Refusal(ProblemType.REFUSED, "booking-once")
                    .about(Booking.present(wish.visitor().hash(), slot)
                            .map(booking -> booking.number)
                            .orElse(""));
        }
        return id;
    }

    /** @throws Refusal 404 without such a slot, 409 when it is over or closed */
    static Slot demandOpen(UUID id, Instant now) {
        var slot = Slot.<Slot>findByIdOptional(id).orElseThrow(() -> Refusal.notFound("slot-unknown"));
        if (slot.closed || !slot.startsAt.isAfter(now)) {
            throw new Refusal(ProblemType.REFUSED, "slot-closed");
        }
        return slot;
    }

    /** What is asked of whoever books or waits. @throws Refusal 403 for who has no real name, 409 for who is barred */
    void demandMay(Visitor visitor, ServiceLine service, Instant now) {
        if (service.isRealName()
                && visitor.sealed() == null // somebody else is known by the card they bring
                && persons.value(visitor.citizen(), Proof.REAL_NAME).isEmpty()) {
            throw Refusal.forbidden("booking-real-name");
        }
        demandNoBar(visitor, now);
    }

    /**
     * For a move to another day or hall. Moves of one person are made one after the other: two that change places would wait for each
     * other.
     *
     * @throws Refusal 409 for who has an appointment there
     */
    void demandNoOther(Booking moved, Slot to, Instant now) {
        db.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(encode(:visitor, 'hex'), 7))")
                .setParameter("visitor", moved.visitor)
                .getResultList();
        if (to.day.equals(moved.day) && to.hall.equals(moved.hall)) {
            return;
        }
        endLapsed(moved.visitor, to, now);
        Booking.present(moved.visitor, to).ifPresent(other -> {
            throw new Refusal(ProblemType.REFUSED, "booking-once").about(other.number);
        });
    }

    /** Whether a booking could be written for who is next on the waitlist. */
    boolean isOffered(Offers.Offer offer, UUID id, Instant now) {
        var waiting = offer.waiting();
        var slot = Slot.<Slot>findById(id);
        endLapsed(waiting.visitor, slot, now);
        var wish = new NewBooking(
                id,
                new Visitor(waiting.citizen, waiting.visitor, waiting.visitorSealed),
                waiting.channel,
                "system:waitlist",
                waiting.matter,
                waiting.ticket,
                List.of());
        return isWritten(new Terms(offer.booking(), true, offer.until(), true), wish, now);
    }

    private boolean isWritten(Terms terms, NewBooking wish, Instant now) {
        return db.unwrap(Session.class)
                        .createNativeMutationQuery(INSERT)
                        .setParameter("id", terms.id())
                        .setParameter("citizen", wish.visitor().citizen())
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
                        .executeUpdate()
                == 1;
    }

    private void demandNoBar(Visitor visitor, Instant now) {
        var until = db.createNativeQuery("""
                        select max(until_at) from booking_bar
                        where visitor = :visitor and until_at > :now and lifted_at is null""", Instant.class)
                .setParameter("visitor", visitor.hash())
                .setParameter("now", now)
                .getSingleResult();
        if (until != null) {
            throw new Refusal(ProblemType.REFUSED, "booking-barred", until.toString());
        }
    }

    /** A hold whose time is over does not stand in its own person's way. */
    private void endLapsed(byte[] visitor, Slot slot, Instant now) {
        db.createNativeQuery("""
                        update booking set state = 'EXPIRED', ended_at = hold_until, version = version + 1
                        where visitor = :visitor and hall = :hall and service = :service and day = :day
                            and state = 'HELD' and hold_until <= :now""")
                .setParameter("visitor", visitor)
                .setParameter("hall", slot.hall)
                .setParameter("service", slot.service)
                .setParameter("day", slot.day)
                .setParameter("now", now)
                .executeUpdate();
    }
}
