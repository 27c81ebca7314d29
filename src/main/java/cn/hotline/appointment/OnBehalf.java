package cn.hotline.appointment;

import cn.hotline.access.Caller;
import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * What staff may see and change for whom they talk to: the centre everything, people of a hall what is of that hall, without the
 * tickets it belongs to. Each search is kept.
 */
@ApplicationScoped
class OnBehalf {

    private final EntityManager db;
    private final BookingViews views;
    private final Waitlist waitlist;
    private final Persons persons;
    private final Clock clock;

    OnBehalf(EntityManager db, BookingViews views, Waitlist waitlist, Persons persons, Clock clock) {
        this.db = db;
        this.views = views;
        this.waitlist = waitlist;
        this.persons = persons;
        this.clock = clock;
    }

    BookingDesk.Door door(String phone, Caller.Staff staff) {
        var citizen = new Caller.Citizen(persons.enrol(identity(phone)));
        var channel = staff.isCentre() ? Channel.PHONE : Channel.WINDOW;
        return new BookingDesk.Door(citizen, channel, staff.client(), "/api/staff/v1/on-behalf/bookings");
    }

    /** @throws Refusal 404 for a slot of another hall than theirs */
    UUID demandSlot(UUID slot, Caller.Staff staff) {
        return Slot.<Slot>findByIdOptional(slot)
                .filter(found -> isTheirs(found.hall, staff))
                .map(found -> found.id)
                .orElseThrow(() -> Refusal.notFound("slot-unknown"));
    }

    /** In whose name they change it. @throws Refusal 404 for one of another hall than theirs */
    Asker owner(UUID booking, Caller.Staff staff) {
        return Booking.<Booking>findByIdOptional(booking)
                .filter(found -> isTheirs(found.hall, staff))
                .map(found -> new Asker(new Caller.Citizen(found.citizen), staff.client()))
                .orElseThrow(() -> Refusal.notFound("not-found"));
    }

    /** Who waits. @throws Refusal 404 for a place in another hall than theirs */
    Caller.Citizen waiting(UUID id, Caller.Staff staff) {
        return Waiting.<Waiting>findByIdOptional(id)
                .filter(found -> isTheirs(found.hall, staff))
                .map(found -> new Caller.Citizen(found.citizen))
                .orElseThrow(() -> Refusal.notFound("not-found"));
    }

    @Transactional
    Page<BookingView> bookings(String phone, Caller.Staff staff, Paging.Plain paging) {
        return found(phone, staff)
                .map(citizen -> views.list(citizen, hall(staff), paging))
                .map(page -> new Page<>(
                        page.items().stream().map(view -> shown(view, staff)).toList(), page.next()))
                .orElse(new Page<>(List.of(), null));
    }

    @Transactional
    Page<WaitingView> waitings(String phone, Caller.Staff staff, Paging.Plain paging) {
        return found(phone, staff)
                .map(citizen -> waitlist.list(citizen, hall(staff), paging))
                .orElse(new Page<>(List.of(), null));
    }

    static BookingView shown(BookingView view, Caller.Staff staff) {
        return staff.isCentre() ? view : view.withoutTicket();
    }

    private Optional<Caller.Citizen> found(String phone, Caller.Staff staff) {
        var citizen = persons.find(identity(phone));
        citizen.ifPresent(id -> db.createNativeQuery(
                        "insert into booking_search (id, actor, citizen, at) values (:id, :actor, :citizen, :now)")
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter("actor", staff.client())
                .setParameter("citizen", id)
                .setParameter("now", clock.instant())
                .executeUpdate());
        return citizen.map(Caller.Citizen::new);
    }

    /** Empty for all halls. */
    private static String hall(Caller.Staff staff) {
        return staff.isCentre() ? "" : Objects.requireNonNullElse(staff.unit(), "-");
    }

    private static boolean isTheirs(String hall, Caller.Staff staff) {
        return staff.isCentre() || hall.equals(staff.unit());
    }

    private static Identity identity(String phone) {
        return Identity.of(Phone.parse("phone", phone));
    }
}
