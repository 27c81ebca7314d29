package cn.hotline.appointment;

import cn.hotline.access.Caller;
import cn.hotline.access.Persons;
import cn.hotline.platform.Page;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** Newest first. */
    Page<BookingView> list(Caller.Citizen citizen, int limit, @Nullable String after) {
        var now = clock.instant();
        var rows = Booking.of(persons.profiles(citizen.id()), Page.key(after), limit + 1);
        return Page.of(rows, limit, booking -> booking.id, booking -> view(booking, now));
    }

    /** @throws Refusal 404 for anybody else's */
    BookingView read(UUID id, Caller.Citizen citizen) {
        var booking = Booking.<Booking>findByIdOptional(id)
                .filter(found -> persons.isSame(citizen.id(), found.citizen))
                .orElseThrow(() -> Refusal.notFound("not-found"));
        return view(booking, clock.instant());
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

    /** In whose name staff change it. @throws Refusal 404 for one of another hall than theirs */
    Caller.Citizen owner(UUID id, Caller.Staff staff) {
        return Booking.<Booking>findByIdOptional(id)
                .filter(found -> staff.isCentre() || found.hall.equals(staff.unit()))
                .map(found -> new Caller.Citizen(found.citizen))
                .orElseThrow(() -> Refusal.notFound("not-found"));
    }

    BookingView view(Booking booking, Instant now) {
        var companion = visitors.companion(booking.visitorSealed);
        var name = companion == null ? null : companion.name().charAt(0) + "**";
        return BookingView.of(booking, name, rules, now);
    }
}
