package cn.hotline.hall.queue;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.hall.Counter;
import cn.hotline.hall.HallScope;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.time.Instant;

/** One counter of a hall, and who of its staff asks. */
record Desk(String hall, String counter, Caller.Staff staff) {

    /** Nobody else changes it until the transaction ends. @throws Refusal 404 in another's hall */
    Counter held() {
        HallScope.demand(staff, hall);
        return Counter.held(hall, counter);
    }

    boolean isSittingAt(Counter one) {
        return staff.client().equals(one.clerk());
    }

    /** As it stands. @throws Refusal 404 in another's hall */
    Counter read() {
        HallScope.demand(staff, hall);
        return Counter.present(hall, counter);
    }

    Counter heldSitting() {
        var held = held();
        demandSitting(held);
        return held;
    }

    /** The hall's manager may stand in for whoever sits there. @throws Refusal 409 for others, and where nobody sits */
    void demandSitting(Counter held) {
        if (held.state() == Counter.State.CLOSED) {
            throw new Refusal(ProblemType.REFUSED, "counter-not-open");
        }
        if (!isSittingAt(held) && !staff.has(Role.HALL_MANAGER)) {
            throw new Refusal(ProblemType.REFUSED, "counter-taken");
        }
    }

    /** @throws Refusal 409 naming whom the counter has */
    void demandNobody() {
        QueueTicket.at(hall, counter).ifPresent(ticket -> {
            throw new Refusal(ProblemType.REFUSED, "counter-busy", ticket.number).about(ticket.number);
        });
    }

    /** @throws Refusal 422 unless that counter of the hall calls now and can do it */
    void demandAble(String other, String service, Instant now) {
        var shut = Counter.shut(hall, now);
        boolean able = Counter.of(hall).stream()
                .anyMatch(one -> one.code().equals(other)
                        && one.isCalling(shut)
                        && one.services().contains(service));
        if (!able) {
            throw Refusal.invalid("counter", "counter-unable");
        }
    }
}
