package cn.hotline.appointment;

import cn.hotline.access.Caller;
import cn.hotline.access.Persons;
import cn.hotline.appointment.BookingPaperResource.AppealInput;
import cn.hotline.appointment.BookingResource.BookingInput;
import cn.hotline.appointment.BookingResource.VisitorInput;
import cn.hotline.appointment.WaitingResource.WaitingInput;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Language;
import cn.hotline.platform.RateLimits;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books and waits, the same at every door. */
@Singleton
class BookingDesk {

    private final Bookings bookings;
    private final Waitlist waitlist;
    private final Appeals appeals;
    private final Visitor.Known visitors;
    private final Persons persons;
    private final RateLimits limits;
    private final Idempotency idempotency;
    private final Tickets tickets;
    private final Language language;

    BookingDesk(
            Bookings bookings,
            Waitlist waitlist,
            Appeals appeals,
            Visitor.Known visitors,
            Persons persons,
            RateLimits limits,
            Idempotency idempotency,
            Tickets tickets,
            Language language) {
        this.bookings = bookings;
        this.waitlist = waitlist;
        this.appeals = appeals;
        this.visitors = visitors;
        this.persons = persons;
        this.limits = limits;
        this.idempotency = idempotency;
        this.tickets = tickets;
        this.language = language;
    }

    /**
     * Through which it is asked for.
     *
     * @param citizen whose appointment it will be
     * @param client who asks: the citizen, a kiosk, an agent
     * @param path where bookings are found there
     */
    record Door(Caller.Citizen citizen, Channel channel, String client, String path) {

        /** An agent or a clerk, who talk to whoever it is and answer for it. */
        boolean isManned() {
            return channel == Channel.PHONE || channel == Channel.WINDOW;
        }
    }

    Response hold(Door door, @Nullable String key, BookingInput input) {
        demandMay(door, input.visitor());
        var ticket = ownTicket(input.ticket(), door);
        var once = new Once(door.client(), key, "hold-seat:" + door.citizen().id(), input);
        return bookings.offering(() -> idempotency
                .once(once, () -> {
                    var held = bookings.hold(wish(door, input, ticket));
                    return Done.created(held, door.path() + "/" + held.id());
                })
                .response());
    }

    private NewBooking wish(Door door, BookingInput input, @Nullable String ticket) {
        return new NewBooking(
                input.slot(),
                visitor(door, input.visitor()),
                door.channel(),
                door.client(),
                input.matter(),
                ticket,
                Objects.requireNonNullElse(input.materials(), List.of()));
    }

    Response join(Door door, @Nullable String key, WaitingInput input) {
        demandMay(door, input.visitor());
        var wish = new NewWaiting(
                input.hall(),
                input.service(),
                input.earliest().toInstant(),
                input.latest().toInstant(),
                visitor(door, input.visitor()),
                door.channel(),
                input.matter(),
                ownTicket(input.ticket(), door));
        return idempotency
                .once(
                        new Once(door.client(), key, "join-waitlist", input),
                        () -> new Done(201, waitlist.join(wish), null, null))
                .response();
    }

    Response appeal(Asker asker, UUID booking, @Nullable String key, AppealInput input) {
        return idempotency
                .once(
                        new Once(asker.client(), key, "appeal:" + booking, input),
                        () -> new Done(201, appeals.make(booking, asker.citizen(), input.text()), null, null))
                .response();
    }

    /** Who books for others is known by name, so that what is done in their names can be answered for. */
    private void demandMay(Door door, @Nullable VisitorInput other) {
        limits.hold(door.citizen().client());
        if (other != null
                && !door.isManned()
                && !persons.isRealName(door.citizen().id())) {
            throw Refusal.forbidden("booking-others-real-name");
        }
    }

    private Visitor visitor(Door door, @Nullable VisitorInput other) {
        var companion =
                other == null ? null : new Visitor.Companion(other.name().strip(), other.idNumber());
        return visitors.of(door.citizen().id(), companion);
    }

    /** @throws Refusal 404 for anybody else's */
    private @Nullable String ownTicket(@Nullable String number, Door door) {
        return number == null
                ? null
                : tickets.facts(TicketRequest.of(number, door.citizen(), language.messages()))
                        .number();
    }
}
