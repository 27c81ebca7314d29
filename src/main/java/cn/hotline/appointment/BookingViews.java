package cn.hotline.appointment;

import cn.hotline.access.Caller;
import cn.hotline.access.Persons;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads appointments for who may see them. */
@Singleton
class BookingViews {

    private final FreeSlots freeSlots;
    private final Persons persons;
    private final Visitor.Known visitors;
    private final AppointmentRules rules;
    private final Clock clock;

    BookingViews(FreeSlots freeSlots, Persons persons, Visitor.Known visitors, AppointmentRules rules, Clock clock) {
        this.freeSlots = freeSlots;
        this.persons = persons;
        this.visitors = visitors;
        this.rules = rules;
        this.clock = clock;
    }

    /** In one hall, or in all where it is empty; newest first. */
    Page<BookingView> list(Caller.Citizen citizen, String hall, Paging.Plain paging) {
        var now = clock.instant();
        var theirs = new Theirs(persons.profiles(citizen.id()), visitors.self(citizen.id()), hall);
        var rows = theirs.bookings(paging.after(), paging.limit() + 1);
        return Page.of(rows, paging.limit(), booking -> booking.id, booking -> {
            var view = view(booking, now);
            return theirs.isMade(booking) ? view : view.withoutTicket();
        });
    }

    /** @throws Refusal 404 for anybody else's */
    BookingView read(UUID id, Caller.Citizen citizen) {
        var booking = Booking.<Booking>findByIdOptional(id)
                .filter(found -> visitors.isTheirs(found, citizen.id()))
                .orElseThrow(() -> Refusal.notFound("not-found"));
        return view(booking, citizen, clock.instant());
    }

    List<BookingView> ofTicket(String number) {
        var now = clock.instant();
        return Booking.ofTicket(number).stream()
                .map(booking -> view(booking, now))
                .toList();
    }

    /** What is free instead of theirs. @throws Refusal 404 for anybody else's */
    List<Slot.View> alternatives(UUID id, Caller.Citizen citizen) {
        var slot = read(id, citizen).slot();
        return freeSlots.insteadOf(slot, slot, clock.instant());
    }

    /** For whoever it was made for by somebody else it belongs to no ticket. */
    BookingView view(Booking booking, Caller.Citizen citizen, Instant now) {
        var view = view(booking, now);
        return view.ticket() == null || persons.isSame(citizen.id(), booking.citizen) ? view : view.withoutTicket();
    }

    BookingView view(Booking booking, Instant now) {
        var companion = visitors.companion(booking.visitorSealed);
        var name = companion == null ? null : companion.name().charAt(0) + "**";
        return BookingView.of(booking, name, rules, now);
    }
}
