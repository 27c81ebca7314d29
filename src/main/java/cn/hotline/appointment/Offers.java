package cn.hotline.appointment;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Seats go to who waits: in the very transaction that gives one free, else by the sweep. The offer's booking is written before any
 * seat is touched, and the very seat handed on, so that nobody gets between (ADR 0026).
 */
@Singleton
class Offers {

    /** Those in turn who turn out to have booked meanwhile or to be barred; the sweep goes on after so many. */
    private static final int TRIES = 5;

    /** First in turn, but for who has an appointment for that service and day meanwhile. */
    private static final String FIRST = """
            select w.* from waiting w join slot s on w.hall = s.hall and w.service = s.service and w.day = s.day
            where s.id = :slot and not s.closed and s.starts_at > :now and w.state = 'WAITING'
                and s.starts_at between w.earliest and w.latest
                and not exists (select from booking b
                    where b.visitor = w.visitor and b.service = w.service and b.day = w.day
                        and (b.state in ('CONFIRMED', 'CHECKED_IN') or b.state = 'HELD' and b.hold_until > :now))
            order by w.since, w.id limit 1 for update of w skip locked""";

    private final EntityManager db;
    private final Holds holds;
    private final Seats seats;
    private final Told told;
    private final BookingStep.History history;
    private final AppointmentRules rules;
    private final Clock clock;

    Offers(
            EntityManager db,
            Holds holds,
            Seats seats,
            Told told,
            BookingStep.History history,
            AppointmentRules rules,
            Clock clock) {
        this.db = db;
        this.holds = holds;
        this.seats = seats;
        this.told = told;
        this.history = history;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A booking for the next one, without a seat yet.
     *
     * @param until when the offer ends
     */
    record Offer(Waiting waiting, UUID booking, Instant until) {}

    /** The seat a booking has goes to who waits for it, or is free. */
    @Transactional(Transactional.TxType.MANDATORY)
    void pass(UUID slot, UUID booking, Instant now) {
        var offer = offered(slot, now);
        if (offer.isEmpty()) {
            seats.free(slot, booking);
            return;
        }
        if (seats.hand(slot, booking, offer.get())) {
            tell(offer.get(), now);
        } else {
            seats.free(slot, booking); // the seat was closed, or its hold was over
            takeBack(offer.get());
        }
    }

    /** A free seat of this slot goes to who waits. @return false when there is none, or nobody */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean give(UUID slot) {
        var now = clock.instant();
        var offer = offered(slot, now);
        if (offer.isEmpty()) {
            return false;
        }
        if (!seats.takeWithoutWaiting(slot, offer.get(), now)) {
            takeBack(offer.get());
            return false;
        }
        tell(offer.get(), now);
        return true;
    }

    /** What became of an offer, by whoever it was made to. */
    void answered(Booking booking, Waiting.State ending, Instant at) {
        if (booking.offered) {
            Waiting.<Waiting>find("booking = ?1 and state = 'OFFERED'", booking.id)
                    .firstResultOptional()
                    .ifPresent(waiting -> waiting.end(ending, at));
        }
    }

    private Optional<Offer> offered(UUID slot, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            var first = first(slot, now);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            var waiting = first.get();
            var offer = new Offer(waiting, UuidVersion7Strategy.INSTANCE.generateUuid(null), until(slot, now));
            if (holds.isOffered(offer, slot, now)) {
                waiting.offer(offer.booking());
                db.flush();
                return Optional.of(offer);
            }
            waiting.end(Waiting.State.LAPSED, now);
            db.flush();
        }
        return Optional.empty();
    }

    /** At night nobody is told; after it began nobody needs it. */
    private Instant until(UUID slot, Instant now) {
        var until = told.hours(now).plus(rules.offer());
        var begin = Slot.<Slot>findById(slot).startsAt;
        return until.isBefore(begin) ? until : begin;
    }

    private Optional<Waiting> first(UUID slot, Instant now) {
        List<?> rows = db.createNativeQuery(FIRST, Waiting.class)
                .setParameter("slot", slot)
                .setParameter("now", now)
                .getResultList();
        return rows.stream().map(Waiting.class::cast).findFirst();
    }

    private void takeBack(Offer offer) {
        offer.waiting().goOn();
        db.createNativeQuery("delete from booking where id = :id")
                .setParameter("id", offer.booking())
                .executeUpdate();
    }

    private void tell(Offer offer, Instant now) {
        var booking = db.find(Booking.class, offer.booking());
        history.add(booking.id, new BookingStep(BookingStep.Verb.OFFERED, "system:waitlist", now, null, booking.slot));
        told.offered(booking, offer.until());
    }
}
