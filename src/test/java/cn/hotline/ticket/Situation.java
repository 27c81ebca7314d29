package cn.hotline.ticket;

import static cn.hotline.ticket.Verb.APPEAL;
import static cn.hotline.ticket.Verb.DELEGATE;
import static cn.hotline.ticket.Verb.DENY_REQUEST;
import static cn.hotline.ticket.Verb.GIVE_OPINION;
import static cn.hotline.ticket.Verb.GRANT_REQUEST;
import static cn.hotline.ticket.Verb.HAND_UP;
import static cn.hotline.ticket.Verb.REACH_MILESTONE;
import static cn.hotline.ticket.Verb.REFUSE_APPEAL;
import static cn.hotline.ticket.Verb.REQUEST_EXTENSION;
import static cn.hotline.ticket.Verb.REQUEST_SUSPENSION;
import static cn.hotline.ticket.Verb.RESUME;
import static cn.hotline.ticket.Verb.RETURN;
import static cn.hotline.ticket.Verb.SHELVE;
import static cn.hotline.ticket.Verb.UPHOLD_APPEAL;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How a ticket stands, and what its status would allow but the rating does not. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes it
enum Situation {
    FILED(Status.FILED, ATicket::filed),
    SUSPECTED(Status.SUSPECTED, t -> t.filed().act(As.manager(), "suspicion", Map.of("reason", "重复提交"))),
    ACCEPTED(Status.ACCEPTED, ATicket::accepted),
    DISPATCHED(Status.DISPATCHED, ATicket::dispatched, APPEAL, UPHOLD_APPEAL, REFUSE_APPEAL, HAND_UP, GIVE_OPINION),
    DETERMINED(Status.DISPATCHED, InHandling::determined, RETURN, UPHOLD_APPEAL, REFUSE_APPEAL, HAND_UP, GIVE_OPINION),
    APPEALED(
            Status.DISPATCHED,
            t -> InHandling.unit(InHandling.determined(t), "appeal"),
            RETURN,
            APPEAL,
            HAND_UP,
            GIVE_OPINION),
    DELEGATED(Status.DISPATCHED, InHandling::delegated, RETURN, APPEAL, UPHOLD_APPEAL, REFUSE_APPEAL, GIVE_OPINION),
    RETURNED(Status.RETURNED, InHandling::returned, GIVE_OPINION),
    COORDINATING(Status.COORDINATING, InHandling::coordinating),
    HANDLING(Status.HANDLING, ATicket::signed, quietBut(GRANT_REQUEST, DENY_REQUEST, REACH_MILESTONE, RESUME)),
    REQUESTED(
            Status.HANDLING,
            InHandling::requested,
            quietBut(RETURN, DELEGATE, REQUEST_EXTENSION, REQUEST_SUSPENSION, SHELVE, REACH_MILESTONE, RESUME)),
    SUSPENDED(
            Status.HANDLING,
            InHandling::suspended,
            quietBut(
                    RETURN,
                    DELEGATE,
                    REQUEST_EXTENSION,
                    REQUEST_SUSPENSION,
                    GRANT_REQUEST,
                    DENY_REQUEST,
                    SHELVE,
                    REACH_MILESTONE)),
    SHELVED(
            Status.HANDLING,
            InHandling::shelved,
            quietBut(RETURN, DELEGATE, REQUEST_EXTENSION, REQUEST_SUSPENSION, GRANT_REQUEST, DENY_REQUEST, SHELVE)),
    IN_REVIEW(Status.IN_REVIEW, ATicket::replied),
    REPLIED(Status.REPLIED, ATicket::approved),
    UNRATED(Status.CLOSED, ATicket::closed, Verb.ARCHIVE, Verb.UPHOLD_REDO, Verb.REFUSE_REDO),
    RATED(Status.CLOSED, ATicket::rated, Verb.RATE, Verb.UPHOLD_REDO, Verb.REFUSE_REDO),
    REDO_ASKED(Status.CLOSED, InHandling::complained, Verb.RATE, Verb.ARCHIVE),
    REDONE(Status.DISPATCHED, InHandling::redone, RETURN, APPEAL, UPHOLD_APPEAL, REFUSE_APPEAL, HAND_UP, GIVE_OPINION),
    ARCHIVED(Status.ARCHIVED, t -> t.rated().act(As.reviewer(), "archive", null)),
    WITHDRAWN(Status.WITHDRAWN, t -> t.dispatched().act(As.manager(), "withdrawal", Map.of("reason", "已解决")));

    final Status status;
    final UnaryOperator<ATicket> lead;
    final Set<Verb> notNow;

    Situation(Status status, UnaryOperator<ATicket> lead, Verb... notNow) {
        this.status = status;
        this.lead = lead;
        this.notNow = EnumSet.of(Verb.SUPERVISE, Verb.RESCHEDULE); // the service does these
        this.notNow.addAll(List.of(notNow));
    }

    boolean isAtUnit() {
        return !Set.of(Status.FILED, Status.SUSPECTED, Status.ACCEPTED).contains(status);
    }

    /** What needs a determination, a level below or a question that was asked. */
    private static final class Quiet {
        private static final Verb[] VERBS = {APPEAL, UPHOLD_APPEAL, REFUSE_APPEAL, HAND_UP, GIVE_OPINION};
    }

    private static Verb[] quietBut(Verb... more) {
        return Stream.concat(Stream.of(Quiet.VERBS), Stream.of(more)).toArray(Verb[]::new);
    }
}
