package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The life of one message, from wherever its ticket stands to closed and rated. */
final class Loop {
    private static final int MOST_TURNS = 24;
    private static final String TICKETS = "/api/staff/v1/tickets/";

    private final Api api;
    private final Matters matters;
    private final Doors doors;
    private final Ledger ledger;

    Loop(Api api, Matters matters, Doors doors, Ledger ledger) {
        this.api = api;
        this.matters = matters;
        this.doors = doors;
        this.ledger = ledger;
    }

    void play(Message message) {
        Doors.Filed filed = doors.file(message, matters.choose(message));
        ledger.filed(message, filed);
        Seen seen = read(filed);
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (seen.isRated()) {
                return;
            }
            Answer answer = next(message, filed, seen);
            seen = answer.done() ? Seen.of(answer) : refused(filed, seen, answer);
        }
        throw StepFailed.because(Step.READ, "still " + seen.status() + " after " + MOST_TURNS + " turns");
    }

    private Answer next(Message message, Doors.Filed filed, Seen seen) {
        return switch (seen.status()) {
            case "FILED" -> act(staff("agent", message), Step.ACCEPT, seen, acceptance(message, seen));
            case "ACCEPTED" -> act(staff("dispatcher", message), Step.DISPATCH, seen, toWhoseDutyItIs());
            case "DISPATCHED" -> act(handler(seen), Step.SIGN_FOR, seen, null);
            case "HANDLING" -> act(handler(seen), Step.REPLY, seen, Replies.reply(message));
            case "IN_REVIEW" -> review(message, seen);
            case "REPLIED" -> act(staff("agent", message), Step.CLOSE, seen, null);
            case "CLOSED", "ARCHIVED" -> doors.rate(message, filed);
            default -> throw StepFailed.because(Step.READ, "the ticket is " + seen.status() + ", not by this demo");
        };
    }

    private Answer act(Caller caller, Step step, Seen seen, @Nullable JsonNode body) {
        Call call = Call.post(step, TICKETS + seen.number() + path(step)).with("If-Match", seen.etag());
        return api.send(caller, body == null ? call : call.json(body));
    }

    private Answer review(Message message, Seen seen) {
        Caller reviewer = staff("reviewer", message);
        // The history, not this process, knows whether a run before this one has sent it back already.
        if (Replies.isSentBackOnce(message) && !wasSentBack(seen)) {
            return act(reviewer, Step.SEND_BACK, seen, Replies.sendBack());
        }
        return act(reviewer, Step.APPROVE, seen, Replies.approve());
    }

    private boolean wasSentBack(Seen seen) {
        Call call = Call.get(Step.READ, TICKETS + seen.number() + "/timeline");
        for (JsonNode entry : api.done(Caller.staff("manager"), call).body().path("items")) {
            if (entry.path("action").asText().equals("SEND_BACK")) {
                return true;
            }
        }
        return false;
    }

    /** Another try of the same step may have been first; only a ticket that has not moved since is a failure. */
    private Seen refused(Doors.Filed filed, Seen before, Answer refusal) {
        Seen now = read(filed);
        if (now.version() == before.version()) {
            throw StepFailed.of(before.nextStep(), refusal);
        }
        return now;
    }

    private Seen read(Doors.Filed filed) {
        return Seen.of(api.done(Caller.staff("manager"), Call.get(Step.READ, TICKETS + filed.number())));
    }

    private ObjectNode acceptance(Message message, Seen seen) {
        ObjectNode acceptance = JsonNodeFactory.instance.objectNode();
        if (!seen.matter().isEmpty()) {
            return acceptance.put("matter", seen.matter());
        }
        Matters.Detail other = matters.catchAll();
        acceptance.put("matter", other.code()).set("elements", Form.filled(other.elements(), message));
        return acceptance;
    }

    /** By the dispatch catalogue, which is asked when no unit is named. */
    private static ObjectNode toWhoseDutyItIs() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String path(Step step) {
        return switch (step) {
            case ACCEPT -> "/acceptance";
            case DISPATCH -> "/dispatch";
            case SIGN_FOR -> "/signing";
            case REPLY -> "/reply";
            case SEND_BACK, APPROVE -> "/review";
            case CLOSE -> "/closure";
            default -> throw new IllegalArgumentException(step.words());
        };
    }

    private static Caller staff(String role, Message message) {
        return Caller.staff(ReporterKind.of(message) == ReporterKind.CONFIDENTIAL ? "manager" : role);
    }

    private static Caller handler(Seen seen) {
        return Caller.staff("handler-" + seen.unit().toLowerCase(Locale.ROOT));
    }
}
