package cn.hotline.hall.queue;

import cn.hotline.access.Persons;
import cn.hotline.hall.Openings;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.OneColumn;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.SpokenCode;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Gives out numbers (取号). */
@ApplicationScoped
public class Queue {

    /**
     * The service is held, so that it is not retired beside; the letter's own count is the last lock that is taken, so that whoever waits
     * for it waits for nothing else.
     */
    private static final String INSERT = """
            with service as (
                select code from hall_service where hall = :hall and code = :service and not retired for key share),
            taken as (
                insert into queue_counter (hall, day, letter, last) select :hall, :day, :letter, 1 from service
                on conflict (hall, day, letter) do update set last = queue_counter.last + 1 returning last)
            insert into queue_ticket (id, hall, day, number, service, kind, priority, channel, citizen, person, booking, slot_at, code_hash, state,
                taken_at, turn_at, predicted_seconds, version)
            select :id, :hall, :day, :letter || lpad(cast(last as text), greatest(3, length(cast(last as text))), '0'), :service,
                :kind, :priority, :channel, :citizen, :person, :booking, :slot, :code, 'WAITING', :now, :turn, :predicted, 0
            from taken
            on conflict (person, hall, service, day) where person is not null and state in %s do nothing
            returning number""".formatted(QueueState.PRESENT);

    private final EntityManager db;
    private final QueueSteps steps;
    private final Standings standings;
    private final Openings openings;
    private final Nearing nearing;
    private final Persons persons;
    private final Vault vault;
    private final QueueRules rules;
    private final Clock clock;

    Queue(
            EntityManager db,
            QueueSteps steps,
            Standings standings,
            Openings openings,
            Nearing nearing,
            Persons persons,
            Vault vault,
            QueueRules rules,
            Clock clock) {
        this.db = db;
        this.steps = steps;
        this.standings = standings;
        this.openings = openings;
        this.nearing = nearing;
        this.persons = persons;
        this.vault = vault;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Somebody comes and takes a number, or is checked in with what they booked. Belongs into the transaction of an idempotency key.
     *
     * @throws Refusal 404 for a service that the hall has not, 409 when they have a number for it already, or the hall is closed or
     *     full
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Taken enter(NewNumber wish) {
        var now = clock.instant();
        var service = ServiceLine.demand(wish.hall(), wish.service());
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var standing = standings.now(wish.hall());
        var appointment = wish.appointment();
        if (appointment == null && !wish.channel().equals(NewNumber.AT_RECEPTION)) {
            demandRoom(wish.hall(), standing, now);
        }
        var startsAt = appointment == null ? null : appointment.startsAt();
        var turn = Turn.by(rules).of(now, wish.priority(), startsAt);
        var comer = new Standing.Open(id, service.code(), QueueState.WAITING, turn, null, null, null);
        var row = new Row(comer, SpokenCode.random(vault), standing.wait(comer), now);
        var number = written(wish, service, row);
        var booking = appointment == null ? null : appointment.booking();
        steps.write(new QueueSteps.Step(id, booking, QueueVerb.TAKEN, null, wish.actor(), now));
        int ahead = standing.ahead(service.code(), turn, id);
        if (ahead < rules.near()) {
            nearing.tell(wish.hall(), row.day(clock), service.code(), now);
        }
        return new Taken(
                id,
                wish.hall(),
                service.code(),
                number,
                now,
                ahead,
                row.predicted(),
                row.code().spoken());
    }

    /** Reception sees for itself whom it takes in: before the doors open, after they have closed, and when the hall is full. */
    private void demandRoom(String hall, Standing standing, Instant now) {
        if (!openings.of(hall).isOpen(now)) {
            throw new Refusal(ProblemType.REFUSED, "hall-closed");
        }
        if (standing.isFull()) {
            throw new Refusal(ProblemType.REFUSED, "hall-full");
        }
    }

    private record Row(
            Standing.Open comer, SpokenCode code, @Nullable Integer predicted, Instant now) {

        LocalDate day(Clock clock) {
            return LocalDate.ofInstant(now, clock.getZone());
        }
    }

    private String written(NewNumber wish, ServiceLine service, Row row) {
        var appointment = wish.appointment();
        var id = row.comer().id();
        var insert = OneColumn.query(db, INSERT)
                .setParameter("hall", wish.hall())
                .setParameter("day", row.day(clock))
                .setParameter("letter", service.letter())
                .setParameter("id", id)
                .setParameter("service", service.code())
                .setParameter("kind", (appointment == null ? QueueTicket.Kind.WALK_IN : QueueTicket.Kind.BOOKED).name())
                .setParameter("priority", wish.priority().name())
                .setParameter("channel", wish.channel())
                .setParameter("citizen", wish.citizen(), UUID.class)
                .setParameter("person", wish.citizen() == null ? null : persons.person(wish.citizen()), UUID.class)
                .setParameter("slot", appointment == null ? null : appointment.startsAt(), Instant.class)
                .setParameter("booking", appointment == null ? null : appointment.booking(), UUID.class)
                .setParameter("code", row.code().hash(SpokenCode.Opens.NUMBER, id, vault))
                .setParameter("now", row.now())
                .setParameter("turn", row.comer().turnAt())
                .setParameter("predicted", row.predicted(), Integer.class);
        return OneColumn.first(insert, String.class).orElseThrow(() -> {
            db.refresh(service);
            ServiceLine.demand(wish.hall(), wish.service()); // 404 when it was retired just now
            return new Refusal(ProblemType.REFUSED, "number-once");
        });
    }
}
