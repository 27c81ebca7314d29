package cn.hotline.appointment;

import cn.hotline.access.Caller;
import cn.hotline.access.Persons;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Who waits for a seat of a day (候补): joins, leaves. */
@ApplicationScoped
class Waitlist {

    private static final String INSERT = """
            insert into waiting (id, hall, service, day, earliest, latest, citizen, booker, visitor, visitor_sealed, channel,
                matter, ticket, state, since)
            values (:id, :hall, :service, :day, :earliest, :latest, :citizen, :booker, :visitor, :sealed, :channel,
                :matter, :ticket, 'WAITING', :now)
            on conflict (visitor, service, day) where state in ('WAITING', 'OFFERED') do nothing""";

    private final EntityManager db;
    private final FreeSlots freeSlots;
    private final PersonalLimits limits;
    private final Persons persons;
    private final AppointmentRules rules;
    private final Clock clock;

    Waitlist(
            EntityManager db,
            FreeSlots freeSlots,
            PersonalLimits limits,
            Persons persons,
            AppointmentRules rules,
            Clock clock) {
        this.db = db;
        this.freeSlots = freeSlots;
        this.limits = limits;
        this.persons = persons;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Refusal 409 with free slots while there are some, or for who waits already or for too much */
    @Transactional(Transactional.TxType.MANDATORY)
    WaitingView join(NewWaiting wish) {
        var now = clock.instant();
        demandSound(wish, now);
        limits.demandMay(wish.visitor(), ServiceLine.demand(wish.hall(), wish.service()), now);
        demandFull(wish, now);
        limits.demandPlace(wish.visitor());
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        if (!isWritten(id, wish, now)) {
            throw wish.visitor().sealed() == null
                    ? new Refusal(ProblemType.REFUSED, "waiting-once")
                    : Holds.once(wish.visitor());
        }
        return WaitingView.of(db.find(Waiting.class, id));
    }

    /** In one hall, or in all where it is empty. */
    Page<WaitingView> list(Caller.Citizen citizen, String hall, Paging.Plain paging) {
        var rows = Waiting.of(persons.profiles(citizen.id()), hall, paging.after(), paging.limit() + 1);
        return Page.of(rows, paging.limit(), waiting -> waiting.id, WaitingView::of);
    }

    /** Once more is no fault. @throws Refusal 409 for who has an offer, which is to be confirmed or cancelled */
    @Transactional
    WaitingView leave(UUID id, Caller.Citizen by) {
        var waiting = Waiting.held(id)
                .filter(found -> persons.isSame(by.id(), found.citizen))
                .orElseThrow(() -> Refusal.notFound("not-found"));
        if (waiting.state == Waiting.State.OFFERED) {
            throw new Refusal(ProblemType.REFUSED, "waiting-offered");
        }
        if (waiting.state == Waiting.State.WAITING) {
            waiting.end(Waiting.State.LEFT, clock.instant());
        }
        return WaitingView.of(waiting);
    }

    private void demandSound(NewWaiting wish, Instant now) {
        Slots.demandNear("earliest", day(wish.earliest()), day(now));
        Slots.demandNear("latest", day(wish.latest()), day(now));
        if (wish.latest().isBefore(wish.earliest())) {
            throw Refusal.invalid("latest", "slot-ends-first");
        }
        if (!day(wish.earliest()).equals(day(wish.latest()))) {
            throw Refusal.invalid("latest", "waiting-one-day");
        }
        if (!wish.latest().isAfter(now)) {
            throw Refusal.invalid("latest", "slot-past");
        }
    }

    private void demandFull(NewWaiting wish, Instant now) {
        var there = freeSlots.between(wish, now);
        if (there.isEmpty()) {
            throw Refusal.notFound("slot-unknown");
        }
        var free = there.stream()
                .filter(slot -> slot.free() > 0)
                .limit(rules.alternatives())
                .toList();
        if (!free.isEmpty()) {
            throw new Refusal(ProblemType.REFUSED, "waiting-not-full").offering(free);
        }
    }

    private boolean isWritten(UUID id, NewWaiting wish, Instant now) {
        return db.unwrap(Session.class)
                        .createNativeMutationQuery(INSERT)
                        .setParameter("id", id)
                        .setParameter("hall", wish.hall())
                        .setParameter("service", wish.service())
                        .setParameter("day", day(wish.earliest()))
                        .setParameter("earliest", wish.earliest())
                        .setParameter("latest", wish.latest())
                        .setParameter("citizen", wish.visitor().citizen())
                        .setParameter("booker", wish.visitor().booker())
                        .setParameter("visitor", wish.visitor().hash())
                        .setParameter("sealed", wish.visitor().sealed(), byte[].class)
                        .setParameter("channel", wish.channel().name())
                        .setParameter("matter", wish.matter(), String.class)
                        .setParameter("ticket", wish.ticket(), String.class)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
