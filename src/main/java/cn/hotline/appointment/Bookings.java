package cn.hotline.appointment;

import cn.hotline.access.Persons;
import cn.hotline.appointment.BookingView.Deed;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Makes appointments and changes them: hold, confirm, move, cancel. In every transaction the booking's row comes first and seats come
 * last, so that nobody waits in a circle (ADR 0026).
 */
@ApplicationScoped
class Bookings {

    private final EntityManager db;
    private final Holds holds;
    private final Seats seats;
    private final Offers offers;
    private final Told told;
    private final FreeSlots freeSlots;
    private final Persons persons;
    private final Visitor.Known visitors;
    private final BookingStep.History history;
    private final BookingViews views;
    private final AppointmentRules rules;
    private final Clock clock;

    Bookings(
            EntityManager db,
            Holds holds,
            Seats seats,
            Offers offers,
            Told told,
            FreeSlots freeSlots,
            Persons persons,
            Visitor.Known visitors,
            BookingStep.History history,
            BookingViews views,
            AppointmentRules rules,
            Clock clock) {
        this.db = db;
        this.holds = holds;
        this.seats = seats;
        this.offers = offers;
        this.told = told;
        this.freeSlots = freeSlots;
        this.persons = persons;
        this.visitors = visitors;
        this.history = history;
        this.views = views;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Holds a seat for some minutes. Belongs into the transaction of an idempotency key.
     *
     * @throws SlotGone when it is full; see {@link #offering} and {@link Holds#write}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    BookingView hold(NewBooking wish) {
        var now = clock.instant();
        var booking = holds.write(wish, now);
        if (!seats.claim(wish.slot(), booking.id, now, now.plus(rules.hold()))) {
            throw SlotGone.full(wish.slot(), wish.slot());
        }
        return views.view(booking, now);
    }

    /** Once more is no fault. @throws Refusal 409 when the hold is over; with other slots when the slot was closed meanwhile */
    BookingView confirm(UUID id, Asker by) {
        return offering(() -> change(id, by, Deed.CONFIRM, (booking, now) -> {
            if (!seats.keep(id, now)) {
                throw SlotGone.closed(booking);
            }
            booking.confirm(now);
            history.add(id, BookingStep.of(BookingStep.Verb.CONFIRMED, by.client(), now));
            offers.answered(booking, Waiting.State.TAKEN, now);
        }));
    }

    /** @throws Refusal 409 when it is too late */
    BookingView cancel(UUID id, Asker by) {
        return change(id, by, Deed.CANCEL, (booking, now) -> {
            told.forget(booking);
            if (booking.state == Booking.State.CONFIRMED && !isByBooker(booking, by)) {
                told.cancelled(booking);
            }
            offers.answered(booking, Waiting.State.LEFT, now);
            booking.end(Booking.State.CANCELLED, now);
            history.add(id, BookingStep.of(BookingStep.Verb.CANCELLED, by.client(), now));
            offers.pass(booking.slot, id, now);
        });
    }

    /** The seat is kept until the other one is won. @throws Refusal 409 with other slots when that one is full */
    BookingView move(UUID id, UUID to, Asker by) {
        return offering(() -> change(id, by, Deed.MOVE, (booking, now) -> {
            var slot = Holds.demandOpen(to, now);
            demandMovable(booking, slot);
            var from = booking.slot;
            told.forget(booking);
            holds.demandNoOther(booking, slot, now);
            booking.move(slot);
            flushMoved(booking);
            history.add(id, new BookingStep(BookingStep.Verb.MOVED, by.client(), now, from, to));
            offers.pass(from, id, now);
            if (!seats.takeWithoutWaiting(to, id, now)) {
                throw SlotGone.full(to, from);
            }
        }));
    }

    /** @throws Refusal with what is free instead of a slot that could not be had, looked for when nothing is held any more */
    <T> T offering(Supplier<T> work) {
        try {
            return work.get();
        } catch (SlotGone gone) {
            throw gone.why.offering(freeSlots.insteadOf(gone.slot, gone.own, clock.instant()));
        }
    }

    List<BookingStep> steps(UUID id) {
        return history.of(id);
    }

    private BookingView change(UUID id, Asker by, Deed deed, BiConsumer<Booking, Instant> work) {
        return QuarkusTransaction.joiningExisting().call(() -> changed(id, by, deed, work));
    }

    private BookingView changed(UUID id, Asker by, Deed deed, BiConsumer<Booking, Instant> work) {
        var now = clock.instant();
        var booking = Booking.held(id)
                .filter(found -> visitors.isTheirs(found, by.citizen().id()))
                .orElseThrow(() -> Refusal.notFound("not-found"));
        if (deed == Deed.CONFIRM && booking.state == Booking.State.CONFIRMED
                || deed == Deed.CANCEL && booking.state == Booking.State.CANCELLED) {
            return views.view(booking, by.citizen(), now);
        }
        var allowed = BookingView.allowed(booking, rules, now);
        if (!allowed.contains(deed)) {
            if (deed == Deed.CONFIRM && booking.state(now) == Booking.State.HELD) {
                throw SlotGone.closed(booking);
            }
            throw new Refusal(ProblemType.REFUSED, reason(booking, deed, now))
                    .allowing(allowed.stream().map(Enum::name).toList());
        }
        work.accept(booking, now);
        return views.view(booking, by.citizen(), now);
    }

    private boolean isByBooker(Booking booking, Asker by) {
        return !by.isStaff() && persons.isSame(by.citizen().id(), booking.citizen);
    }

    private static String reason(Booking booking, Deed deed, Instant now) {
        if (booking.isLapsed(now) || booking.state == Booking.State.EXPIRED) {
            return "hold-over";
        }
        return deed != Deed.CONFIRM && booking.state == Booking.State.CONFIRMED
                ? "booking-too-late"
                : "booking-not-now";
    }

    /** Somebody may have booked for the same person and day at this very moment: the table's own rule says so. */
    private void flushMoved(Booking booking) {
        try {
            db.flush();
        } catch (ConstraintViolationException e) {
            throw Holds.once(Visitor.of(booking));
        }
    }

    /** A move stays with the service; another one is another booking. */
    private static void demandMovable(Booking booking, Slot to) {
        if (to.id.equals(booking.slot)) {
            throw Refusal.invalid("slot", "slot-same");
        }
        if (!to.service.equals(booking.service)) {
            throw Refusal.invalid("slot", "slot-other-service");
        }
    }
}
