package cn.hotline.ticket;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How a ticket stands, and what its status would allow but the rating does not. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes it
enum Situation {
    FILED(Status.FILED, ATicket::filed),
    SUSPECTED(Status.SUSPECTED, t -> t.filed().act(As.manager(), "suspicion", Map.of("reason", "重复提交"))),
    ACCEPTED(Status.ACCEPTED, ATicket::accepted),
    DISPATCHED(Status.DISPATCHED, ATicket::dispatched),
    HANDLING(Status.HANDLING, ATicket::signed),
    IN_REVIEW(Status.IN_REVIEW, ATicket::replied),
    REPLIED(Status.REPLIED, ATicket::approved),
    UNRATED(Status.CLOSED, ATicket::closed, Verb.ARCHIVE),
    RATED(Status.CLOSED, ATicket::rated, Verb.RATE),
    ARCHIVED(Status.ARCHIVED, t -> t.rated().act(As.reviewer(), "archive", null)),
    WITHDRAWN(Status.WITHDRAWN, t -> t.dispatched().act(As.manager(), "withdrawal", Map.of("reason", "已解决")));

    final Status status;
    final UnaryOperator<ATicket> lead;
    final Set<Verb> notNow;

    Situation(Status status, UnaryOperator<ATicket> lead, Verb... notNow) {
        this.status = status;
        this.lead = lead;
        this.notNow = Set.of(notNow);
    }

    boolean isAtUnit() {
        return !Set.of(Status.FILED, Status.SUSPECTED, Status.ACCEPTED).contains(status);
    }
}
