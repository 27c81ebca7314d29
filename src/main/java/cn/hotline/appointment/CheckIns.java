package cn.hotline.appointment;

import cn.hotline.hall.queue.NewNumber;
import cn.hotline.hall.queue.Priority;
import cn.hotline.hall.queue.Queue;
import cn.hotline.hall.queue.QueueMoved;
import cn.hotline.hall.queue.QueueVerb;
import cn.hotline.hall.queue.Taken;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/** Whoever is there with an appointment gets a number in the queue (签到), and what becomes of the number becomes of the appointment. */
@ApplicationScoped
class CheckIns {

    private final EntityManager db;
    private final Queue queue;
    private final NoShows noShows;
    private final AppointmentRules rules;
    private final Clock clock;

    CheckIns(EntityManager db, Queue queue, NoShows noShows, AppointmentRules rules, Clock clock) {
        this.db = db;
        this.queue = queue;
        this.noShows = noShows;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * How somebody comes.
     *
     * @param client who says so: the citizen, a kiosk, a clerk
     */
    record Arrival(Channel channel, String client, Priority priority) {}

    /**
     * The queue decides what being early or late means for the turn; too early is no check-in.
     *
     * @throws Refusal 404 for what is not allowed to be seen, 409 too early or in another state
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Taken checkIn(UUID id, Predicate<Booking> isTheirs, Arrival arrival) {
        var now = clock.instant();
        var booking = Booking.held(id).filter(isTheirs).orElseThrow(() -> Refusal.notFound("check-in-wrong"));
        demandInTime(booking, now);
        booking.checkIn();
        db.flush();
        return queue.enter(new NewNumber(
                booking.hall,
                booking.service,
                arrival.priority(),
                arrival.channel().name(),
                booking.visitorSealed == null ? booking.citizen : null, // else it is somebody else who comes
                new NewNumber.Appointment(booking.id, booking.startsAt),
                arrival.client()));
    }

    void moved(@Observes QueueMoved step) {
        boolean isOver = step.verb() == QueueVerb.FINISHED || step.verb() == QueueVerb.LEFT;
        if (isOver && step.booking() != null) {
            Booking.held(step.booking())
                    .filter(booking -> booking.state == Booking.State.CHECKED_IN)
                    .ifPresent(booking -> end(booking, step));
        }
    }

    private void end(Booking booking, QueueMoved step) {
        if (step.verb() == QueueVerb.FINISHED) {
            booking.end(Booking.State.SERVED, step.at());
        } else if (isMissed(booking, step)) {
            noShows.miss(booking, step.at());
        } else {
            booking.end(Booking.State.CANCELLED, step.at());
        }
    }

    /**
     * Who was called and did not come, or goes before the time they had booked, has not kept it. Who was called last of all on a day
     * and of whom nobody says more may have been there.
     */
    private boolean isMissed(Booking booking, QueueMoved step) {
        return switch (Objects.requireNonNull(step.from())) {
            case SKIPPED -> true;
            case CALLED -> LocalDate.ofInstant(step.at(), clock.getZone()).equals(booking.day);
            case WAITING, PARKED, SERVING, DONE, LEFT -> step.at().isBefore(booking.startsAt);
        };
    }

    private void demandInTime(Booking booking, Instant now) {
        if (booking.state != Booking.State.CONFIRMED) {
            throw new Refusal(ProblemType.REFUSED, "booking-not-now");
        }
        if (booking.startsAt.minus(rules.early()).isAfter(now)) {
            throw new Refusal(
                    ProblemType.REFUSED, "check-in-early", rules.early().toMinutes());
        }
    }
}
