package cn.hotline.hall.queue;

import cn.hotline.hall.Counter;
import cn.hotline.hall.HallScope;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What clerks do at their counters. The counter's row is held first, then a number's, so that nobody waits in a circle and a counter
 * never has two.
 */
@ApplicationScoped
class Counters {

    private final Calling calling;
    private final Changes changes;
    private final QueueSteps steps;
    private final QueueRules rules;
    private final Event<CounterTurned> turned;
    private final Clock clock;

    Counters(
            Calling calling,
            Changes changes,
            QueueSteps steps,
            QueueRules rules,
            Event<CounterTurned> turned,
            Clock clock) {
        this.calling = calling;
        this.changes = changes;
        this.steps = steps;
        this.rules = rules;
        this.turned = turned;
        this.clock = clock;
    }

    /**
     * The number that whoever presses has before them.
     *
     * @param version steps it had then
     */
    record Seen(UUID number, int version) {}

    /** @param service another one, or as it is; {@code counter} one of those that can do it, or any */
    record Elsewhere(@Nullable String service, @Nullable String counter) {}

    @Transactional
    CounterView read(Desk desk) {
        return view(desk, desk.read());
    }

    /** @throws Refusal 409 when somebody else sits there, or they at another counter */
    @Transactional
    CounterView open(Desk desk) {
        HallScope.demand(desk.staff(), desk.hall());
        var all = Counter.allHeld(desk.hall());
        var counter = Counter.held(desk.hall(), desk.counter());
        if (counter.clerk() != null && !desk.isSittingAt(counter)) {
            throw new Refusal(ProblemType.REFUSED, "counter-taken");
        }
        all.stream()
                .filter(other -> desk.isSittingAt(other) && !other.code().equals(counter.code()))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refusal(ProblemType.REFUSED, "counter-other", other.code());
                });
        counter.open(desk.staff().client(), clock.instant());
        return turned(desk, counter);
    }

    @Transactional
    CounterView pause(Desk desk) {
        var counter = desk.heldSitting();
        counter.pause(clock.instant());
        return turned(desk, counter);
    }

    /** @throws Refusal 409 while it has somebody */
    @Transactional
    CounterView close(Desk desk) {
        var counter = desk.held();
        if (counter.state() == Counter.State.CLOSED) {
            return view(desk, counter);
        }
        desk.demandSitting(counter);
        desk.demandNobody();
        counter.close(clock.instant());
        return turned(desk, counter);
    }

    private CounterView turned(Desk desk, Counter counter) {
        turned.fire(new CounterTurned(desk.hall(), counter.code()));
        return view(desk, counter);
    }

    /** Belongs into the transaction of an idempotency key. @throws Refusal 409 when it is not open or has somebody */
    @Transactional(Transactional.TxType.MANDATORY)
    CounterView next(Desk desk) {
        var counter = desk.heldSitting();
        if (counter.state() != Counter.State.OPEN) {
            throw new Refusal(ProblemType.REFUSED, "counter-not-open");
        }
        desk.demandNobody();
        counter.demandNotShut(clock.instant());
        calling.call(desk.hall(), counter, desk.staff().client());
        return view(desk, counter);
    }

    @Transactional
    CounterView recall(Desk desk, Seen seen) {
        return act(desk, seen, QueueVerb.RECALLED, ticket -> ticket.recall(rules.calls()));
    }

    @Transactional
    CounterView start(Desk desk, Seen seen) {
        return act(desk, seen, QueueVerb.STARTED, ticket -> ticket.start(clock.instant()));
    }

    @Transactional
    CounterView skip(Desk desk, Seen seen) {
        return act(desk, seen, QueueVerb.SKIPPED, QueueTicket::skip);
    }

    @Transactional
    CounterView park(Desk desk, Seen seen) {
        return act(desk, seen, QueueVerb.PARKED, ticket -> ticket.park(clock.instant()));
    }

    /**
     * Who is parked or was skipped waits for this counter: the former in their turn, the latter behind some others.
     *
     * @throws Refusal 409 in another state, 422 when this counter can't do their service
     */
    @Transactional
    CounterView resume(Desk desk, UUID number) {
        var counter = desk.heldSitting();
        var ticket = Numbers.ofHall(number, desk.hall());
        if (!counter.services().contains(ticket.service)) {
            throw Refusal.invalid("number", "counter-unable");
        }
        changes.bringBack(ticket, desk.staff().client(), counter.code());
        return view(desk, counter);
    }

    @Transactional
    CounterView redirect(Desk desk, Seen seen, Elsewhere to) {
        return act(desk, seen, QueueVerb.REDIRECTED, ticket -> {
            var service = to.service() == null ? ticket.service : to.service();
            ServiceLine.demandKept(desk.hall(), service);
            if (to.counter() != null) {
                desk.demandAble(to.counter(), service, clock.instant());
            }
            changes.demandNoOther(ticket, service);
            ticket.redirect(service, to.counter(), clock.instant());
        });
    }

    @Transactional
    CounterView finish(Desk desk, Seen seen, VisitResult result) {
        return act(desk, seen, QueueVerb.FINISHED, ticket -> ticket.finish(result, clock.instant()));
    }

    /** What is done already is not done again: a press whose answer was lost may be repeated, and touches nobody who came since. */
    private CounterView act(Desk desk, Seen seen, QueueVerb verb, Consumer<QueueTicket> deed) {
        var counter = desk.heldSitting();
        var ticket = Numbers.ofHall(seen.number(), desk.hall());
        if (ticket.isAt(counter.code()) && ticket.steps() == seen.version()) {
            deed.accept(ticket);
            changes.note(ticket, verb, counter.code(), desk.staff().client());
        } else if (!steps.isMade(ticket.id, seen.version() + 1, verb, counter.code())) {
            throw new Refusal(ProblemType.REFUSED, "counter-moved", ticket.number).about(ticket.number);
        }
        return view(desk, counter);
    }

    private CounterView view(Desk desk, Counter counter) {
        var current = QueueTicket.at(desk.hall(), desk.counter())
                .map(ticket -> CounterView.Current.of(ticket, counter))
                .orElse(null);
        return new CounterView(
                desk.hall(),
                counter.code(),
                counter.state(),
                counter.services(),
                calling.waiting(desk.hall(), counter),
                current);
    }
}
