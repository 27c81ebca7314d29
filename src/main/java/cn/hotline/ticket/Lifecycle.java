package cn.hotline.ticket;

import static cn.hotline.access.Role.AGENT;
import static cn.hotline.access.Role.CITIZEN;
import static cn.hotline.access.Role.DEVICE;
import static cn.hotline.access.Role.DISPATCHER;
import static cn.hotline.access.Role.HANDLER;
import static cn.hotline.access.Role.MANAGER;
import static cn.hotline.access.Role.PARTNER;
import static cn.hotline.access.Role.REVIEWER;
import static cn.hotline.access.Role.SUPERVISOR;
import static cn.hotline.access.Role.SYSTEM;
import static cn.hotline.ticket.Status.ACCEPTED;
import static cn.hotline.ticket.Status.ARCHIVED;
import static cn.hotline.ticket.Status.CLOSED;
import static cn.hotline.ticket.Status.COORDINATING;
import static cn.hotline.ticket.Status.DISPATCHED;
import static cn.hotline.ticket.Status.FILED;
import static cn.hotline.ticket.Status.HANDLING;
import static cn.hotline.ticket.Status.IN_REVIEW;
import static cn.hotline.ticket.Status.REPLIED;
import static cn.hotline.ticket.Status.RETURNED;
import static cn.hotline.ticket.Status.SUSPECTED;
import static cn.hotline.ticket.Status.WITHDRAWN;

import cn.hotline.access.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The whole life of a ticket on one screen: from which status an action leads where, and who may take it. */
final class Lifecycle {

    private static final Map<Verb, Step> STEPS = Arrays.stream(Verb.values())
            .collect(Collectors.toMap(verb -> verb, Lifecycle::row, (a, b) -> a, () -> new EnumMap<>(Verb.class)));

    private Lifecycle() {}

    private static Step row(Verb verb) {
        return switch (verb) {
            case FILE -> from().to(FILED).by(CITIZEN, DEVICE, PARTNER, AGENT, MANAGER, SYSTEM);
            case ACCEPT -> from(FILED).to(ACCEPTED).by(AGENT, DISPATCHER, MANAGER);
            case ANSWER -> from(FILED, ACCEPTED).to(CLOSED).by(AGENT, MANAGER);
            case TRANSFER_TO_EMERGENCY -> from(FILED).to(CLOSED).by(AGENT, DISPATCHER, MANAGER);
            case EXPLAIN_ROUTE -> from(FILED, ACCEPTED).to(CLOSED).by(AGENT, DISPATCHER, MANAGER);
            case SUSPECT -> from(FILED).to(SUSPECTED).by(AGENT, DISPATCHER, MANAGER);
            case CONFIRM_MALICE -> from(SUSPECTED).to(CLOSED).by(REVIEWER, MANAGER);
            case DISMISS_SUSPICION -> from(SUSPECTED).to(FILED).by(REVIEWER, MANAGER);
            case DISPATCH -> from(ACCEPTED).to(DISPATCHED).by(DISPATCHER, MANAGER);
            case SIGN_FOR -> from(DISPATCHED).to(HANDLING).by(HANDLER);
            case REPLY -> from(HANDLING).to(IN_REVIEW).by(HANDLER); // REPLIED where the matter needs no review
            case APPROVE -> from(IN_REVIEW).to(REPLIED).by(REVIEWER, MANAGER);
            case SEND_BACK -> from(IN_REVIEW).to(HANDLING).by(REVIEWER, MANAGER);
            case CLOSE -> from(REPLIED).to(CLOSED).by(AGENT, REVIEWER, MANAGER);
            default -> ofUnit(verb);
        };
    }

    /** What happens between dispatch and reply. */
    private static Step ofUnit(Verb verb) {
        return switch (verb) {
            case RETURN -> from(DISPATCHED, HANDLING).to(RETURNED).by(HANDLER);
            case UPHOLD_RETURN -> from(RETURNED).to(ACCEPTED).by(REVIEWER, MANAGER); // COORDINATING after one too many
            case REFUSE_RETURN -> from(RETURNED).to(HANDLING).by(REVIEWER, MANAGER);
            case COORDINATE -> from(ACCEPTED, COORDINATING).to(COORDINATING).by(DISPATCHER, MANAGER);
            case ASK_ASSISTANCE -> from(DISPATCHED, HANDLING).stay().by(HANDLER, DISPATCHER, MANAGER);
            case GIVE_OPINION ->
                from(COORDINATING, DISPATCHED, RETURNED, HANDLING).stay().by(HANDLER);
            case DETERMINE -> from(COORDINATING).to(DISPATCHED).by(MANAGER, SYSTEM);
            case APPEAL -> from(DISPATCHED, HANDLING).stay().by(HANDLER);
            case UPHOLD_APPEAL -> from(DISPATCHED, HANDLING).to(COORDINATING).by(MANAGER);
            case REFUSE_APPEAL -> from(DISPATCHED, HANDLING).stay().by(MANAGER);
            case DELEGATE -> from(HANDLING).to(DISPATCHED).by(HANDLER);
            case HAND_UP -> from(DISPATCHED, HANDLING).to(HANDLING).by(HANDLER);
            case REQUEST_EXTENSION, REQUEST_SUSPENSION -> from(HANDLING).stay().by(HANDLER);
            case GRANT_REQUEST, DENY_REQUEST, SHELVE -> from(HANDLING).stay().by(REVIEWER, MANAGER);
            case REACH_MILESTONE -> from(HANDLING).stay().by(HANDLER);
            case RESUME -> from(HANDLING).stay().by(HANDLER, REVIEWER, MANAGER, SYSTEM);
            case RECLASSIFY -> from(ACCEPTED, DISPATCHED, HANDLING).stay().by(DISPATCHER, REVIEWER, MANAGER);
            case RESCHEDULE -> from(DISPATCHED, RETURNED, HANDLING).stay().by(SYSTEM);
            case SUPERVISE -> from(Status.values()).stay().by(SUPERVISOR, HANDLER, SYSTEM);
            default -> atAnyTime(verb);
        };
    }

    /** What does not wait its turn, and what comes after the end. */
    private static Step atAnyTime(Verb verb) {
        return switch (verb) {
            case RATE -> from(CLOSED).stay().by(CITIZEN, SYSTEM);
            case UPHOLD_REDO -> from(CLOSED).to(DISPATCHED).by(REVIEWER, MANAGER); // FILED where no unit had it
            case REFUSE_REDO -> from(CLOSED).stay().by(REVIEWER, MANAGER);
            case ARCHIVE -> from(CLOSED, WITHDRAWN).to(ARCHIVED).by(REVIEWER, MANAGER);
            case WITHDRAW ->
                from(FILED, SUSPECTED, ACCEPTED, DISPATCHED, RETURNED, COORDINATING, HANDLING)
                        .to(WITHDRAWN)
                        .by(CITIZEN, PARTNER, AGENT, MANAGER);
            case SUPPLEMENT ->
                from(FILED, SUSPECTED, ACCEPTED, DISPATCHED, RETURNED, COORDINATING, HANDLING, IN_REVIEW, REPLIED)
                        .stay()
                        .by(CITIZEN, PARTNER, AGENT, MANAGER);
            case URGE ->
                from(FILED, ACCEPTED, DISPATCHED, RETURNED, COORDINATING, HANDLING, IN_REVIEW)
                        .stay()
                        .by(CITIZEN, PARTNER, AGENT, MANAGER);
            case ASK_MORE -> from(FILED, ACCEPTED, DISPATCHED, HANDLING).stay().by(AGENT, DISPATCHER, HANDLER, MANAGER);
            case ADOPT -> from(Status.values()).stay().by(CITIZEN);
            case SPLIT -> from(FILED, ACCEPTED).stay().by(AGENT, DISPATCHER, MANAGER);
            default -> throw new IllegalStateException("no row for " + verb);
        };
    }

    private static Step step(Verb verb) {
        return Objects.requireNonNull(STEPS.get(verb));
    }

    /** Whether any of the roles may ever take this action. */
    static boolean permits(Verb verb, Set<Role> roles) {
        return roles.stream().anyMatch(step(verb).by::contains);
    }

    static boolean leadsFrom(Status status, Verb verb) {
        return step(verb).from.contains(status);
    }

    /** Whether a ticket is over after this action. */
    static boolean closes(Verb verb) {
        return step(verb).to == CLOSED;
    }

    /** What these roles may do in this status. */
    static List<Verb> allowed(Status status, Set<Role> roles) {
        return Arrays.stream(Verb.values())
                .filter(verb -> leadsFrom(status, verb) && permits(verb, roles))
                .toList();
    }

    /** The status after the action. */
    static Status next(Status now, Action action, @Nullable MatterRef matter) {
        if (action.verb() == Verb.REPLY && matter != null && !matter.needsReview()) {
            return REPLIED;
        }
        if (action instanceof UnitAction.UpholdReturn upheld && upheld.coordinate()) {
            return COORDINATING;
        }
        if (action instanceof Action.UpholdRedo redo && redo.unit() == null) {
            return FILED;
        }
        var to = step(action.verb()).to;
        return to == null ? now : to;
    }

    /** One row of the table; {@code to} is null where the status stays. */
    private record Step(Set<Status> from, @Nullable Status to, Set<Role> by) {
        Step to(Status status) {
            return new Step(from, status, by);
        }

        Step stay() {
            return this;
        }

        Step by(Role first, Role... rest) {
            return new Step(from, to, EnumSet.of(first, rest));
        }
    }

    private static Step from(Status... statuses) {
        var set = EnumSet.noneOf(Status.class);
        set.addAll(Arrays.asList(statuses));
        return new Step(set, null, Set.of());
    }
}
