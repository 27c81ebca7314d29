package cn.hotline.hall.queue;

import cn.hotline.hall.Counter;
import cn.hotline.hall.HallScope;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
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

    private final EntityManager db;
    private final Calling calling;
    private final Numbers numbers;
    private final QueueSteps steps;
    private final Nearing nearing;
    private final QueueRules rules;
    private final Clock clock;

    Counters(
            EntityManager db,
            Calling calling,
            Numbers numbers,
            QueueSteps steps,
            Nearing nearing,
            QueueRules rules,
            Clock clock) {
        this.db = db;
        this.calling = calling;
        this.numbers = numbers;
        this.steps = steps;
        this.nearing = nearing;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param service another one, or as it is; {@code counter} one of those that can do it, or any */
    record Elsewhere(@Nullable String service, @Nullable String counter) {}

    @Transactional
    CounterView read(Desk desk) {
        return view(desk, desk.held());
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
        return view(desk, counter);
    }

    @Transactional
    CounterView pause(Desk desk) {
        var counter = desk.demandSitting();
        counter.pause(clock.instant());
        calling.release(desk.hall(), counter);
        return view(desk, counter);
    }

    /** @throws Refusal 409 while it has somebody */
    @Transactional
    CounterView close(Desk desk) {
        var counter = desk.held();
        if (counter.state() != Counter.State.CLOSED) {
            desk.demandSitting();
            desk.demandNobody();
            counter.close(clock.instant());
            calling.release(desk.hall(), counter);
        }
        return view(desk, counter);
    }

    /** Belongs into the transaction of an idempotency key. @throws Refusal 409 when it is not open or has somebody */
    @Transactional(Transactional.TxType.MANDATORY)
    CounterView next(Desk desk) {
        var counter = desk.demandSitting();
        if (counter.state() != Counter.State.OPEN) {
            throw new Refusal(ProblemType.REFUSED, "counter-not-open");
        }
        desk.demandNobody();
        counter.demandNotShut(clock.instant());
        calling.call(desk.hall(), counter, desk.staff().client());
        return view(desk, counter);
    }

    @Transactional
    CounterView recall(Desk desk) {
        return act(desk, QueueVerb.RECALLED, ticket -> ticket.recall(rules.calls()));
    }

    @Transactional
    CounterView start(Desk desk) {
        return act(desk, QueueVerb.STARTED, ticket -> ticket.start(clock.instant()));
    }

    @Transactional
    CounterView skip(Desk desk) {
        return act(desk, QueueVerb.SKIPPED, QueueTicket::skip);
    }

    @Transactional
    CounterView park(Desk desk) {
        return act(desk, QueueVerb.PARKED, QueueTicket::park);
    }

    /** They wait for this counter, keeping their turn. @throws Refusal 409 unless it is parked or was skipped */
    @Transactional
    CounterView resume(Desk desk, UUID number) {
        var counter = desk.demandSitting();
        numbers.bringBack(Numbers.ofHall(number, desk.hall()), desk.staff().client());
        return view(desk, counter);
    }

    @Transactional
    CounterView redirect(Desk desk, Elsewhere to) {
        return act(desk, QueueVerb.REDIRECTED, ticket -> {
            var service = to.service() == null ? ticket.service : to.service();
            ServiceLine.demand(desk.hall(), service);
            if (to.counter() != null) {
                desk.demandAble(to.counter(), service);
            }
            ticket.redirect(service, to.counter());
        });
    }

    @Transactional
    CounterView finish(Desk desk, VisitResult result) {
        return act(desk, QueueVerb.FINISHED, ticket -> ticket.finish(result, clock.instant()));
    }

    private CounterView act(Desk desk, QueueVerb verb, Consumer<QueueTicket> deed) {
        var counter = desk.demandSitting();
        var ticket = QueueTicket.at(desk.hall(), desk.counter())
                .orElseThrow(() -> new Refusal(ProblemType.REFUSED, "counter-idle"));
        deed.accept(ticket);
        db.flush();
        var now = clock.instant();
        steps.write(new QueueSteps.Step(
                ticket.id, ticket.booking, verb, counter.code(), desk.staff().client(), now));
        if (verb == QueueVerb.REDIRECTED) {
            nearing.tell(desk.hall(), ticket.day, ticket.service, now);
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
