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
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/** Whoever is there with an appointment gets a number in the queue (签到), and what becomes of the number becomes of the appointment. */
@ApplicationScoped
class CheckIns {

    private final Queue queue;
    private final BookingStep.History history;
    private final AppointmentRules rules;
    private final Clock clock;

    CheckIns(Queue queue, BookingStep.History history, AppointmentRules rules, Clock clock) {
        this.queue = queue;
        this.history = history;
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
        history.add(id, BookingStep.of(BookingStep.Verb.CHECKED_IN, arrival.client(), now));
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
        if (step.booking() != null && (step.verb() == QueueVerb.FINISHED || step.verb() == QueueVerb.LEFT)) {
            Booking.held(step.booking())
                    .filter(booking -> booking.state == Booking.State.CHECKED_IN)
                    .ifPresent(booking -> end(
                            booking,
                            step.verb() == QueueVerb.FINISHED ? Booking.State.SERVED : Booking.State.CANCELLED,
                            step.at()));
        }
    }

    private void end(Booking booking, Booking.State ending, Instant at) {
        booking.end(ending, at);
        history.add(booking.id, BookingStep.of(BookingStep.Verb.valueOf(ending.name()), "system:queue", at));
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
