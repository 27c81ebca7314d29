package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a ticket in plain words, oldest first. */
public record Timeline(List<Entry> items) {

    private static final int MAX = 500;

    /**
     * One step; {@code actor} for staff only.
     *
     * @param recordedAt when the citizen did it, where it reached the centre later, as from a kiosk that was offline
     */
    public record Entry(
            int seq,
            Instant at,
            @Nullable Instant recordedAt,
            Verb action,
            Status status,
            String text,
            @Nullable String actor) {}

    /** For whom a step is put into words. */
    record Reader(boolean staff, Messages messages) {}

    static Timeline of(Ticket ticket, List<TicketEvent> events, TicketRequest request, History history) {
        var caller = request.caller();
        var reader = new Reader(caller instanceof Caller.Staff, request.messages());
        return new Timeline(events.stream()
                .filter(event -> isFor(caller, event.verb()))
                .limit(MAX)
                .map(event -> entry(ticket, event, reader, history))
                .toList());
    }

    static Entry entry(Ticket ticket, TicketEvent event, Reader reader, History history) {
        boolean staff = reader.staff();
        var action = history.read(event, ticket.key());
        return new Entry(
                event.seq(),
                event.deed().at(),
                recordedAt(action),
                event.verb(),
                TicketView.statusFor(event.status(), staff),
                text(ticket, action, reader.messages(), staff),
                staff ? event.deed().role().claim() + " " + event.deed().actor() : null);
    }

    private static @Nullable Instant recordedAt(Action action) {
        return switch (action) {
            case Action.File file -> file.origin().recordedAt();
            case Action.Supplement more -> more.recordedAt();
            default -> null;
        };
    }

    /** A refused redo tells whoever handled the ticket how it was rated. */
    static boolean isFor(Caller caller, Verb verb) {
        return caller instanceof Caller.Staff
                ? verb != Verb.REFUSE_REDO || !TicketView.isOfHandlers(caller)
                : isForCitizens(verb);
    }

    /** What goes on inside the centre stays there. */
    static boolean isForCitizens(Verb verb) {
        return switch (verb) {
            case SUSPECT, DISMISS_SUSPICION, SEND_BACK, REPLY -> false;
            case RETURN, UPHOLD_RETURN, REFUSE_RETURN, COORDINATE, ASK_ASSISTANCE, GIVE_OPINION -> false;
            case APPEAL, UPHOLD_APPEAL, REFUSE_APPEAL, DELEGATE, HAND_UP, SUPERVISE -> false;
            case REQUEST_EXTENSION, REQUEST_SUSPENSION, DENY_REQUEST -> false;
            case DETERMINE, GRANT_REQUEST, SHELVE, REACH_MILESTONE, RESUME -> true;
            case RECLASSIFY, RESCHEDULE -> true;
            case FILE, ACCEPT, ANSWER, TRANSFER_TO_EMERGENCY, EXPLAIN_ROUTE, CONFIRM_MALICE, DISPATCH, SIGN_FOR -> true;
            case APPROVE, CLOSE, RATE, ARCHIVE, WITHDRAW, SUPPLEMENT, URGE, SPLIT, ADOPT -> true;
            case ASK_MORE, UPHOLD_REDO, REFUSE_REDO -> true;
        };
    }

    private static String text(Ticket ticket, Action action, Messages messages, boolean staff) {
        var key = "step." + action.verb().name();
        return switch (action) {
            case Action.File file ->
                messages.text(
                        key, messages.text("channel." + file.origin().channel().name()));
            case Action.Accept accept -> messages.text(key, accept.matter().name());
            case Action.Answer answer ->
                messages.text(key, ticket.masked(answer.reply().result(), true));
            case Action.TransferToEmergency transfer -> messages.text(key, transfer.line());
            case Action.ExplainRoute route -> messages.text(key, ticket.masked(route.explanation(), true));
            case Action.Suspect suspect -> messages.text(key, ticket.masked(suspect.reason(), true));
            case Action.ConfirmMalice malice -> messages.text(key, staff ? ticket.masked(malice.reason(), true) : "");
            case Action.DismissSuspicion dismissal -> messages.text(key, ticket.masked(dismissal.reason(), true));
            case Action.Dispatch dispatch -> text(dispatch, messages, staff);
            case Action.GiveReply given ->
                messages.text(key, ticket.masked(given.reply().result(), true));
            case Action.SendBack back -> messages.text(key, ticket.masked(back.reason(), true));
            case Action.Rate rate -> text(rate, messages, staff);
            case Action.AskMore asked -> messages.text(key, ticket.masked(asked.question(), true));
            case Action.UpholdRedo again -> messages.text(key, ticket.masked(again.reason(), true));
            case Action.RefuseRedo refusal -> messages.text(key, ticket.masked(refusal.reason(), true));
            case Action.Withdraw withdrawal -> messages.text(key, ticket.masked(withdrawal.reason(), false));
            case Action.Supplement more -> messages.text(key, ticket.masked(more.text(), false));
            case Action.Urge urge -> messages.text(key, ticket.masked(urge.reason(), false));
            case Action.Split split -> messages.text(key, split.child());
            case UnitAction ofUnit -> HandlingTexts.of(ofUnit, words -> ticket.masked(words, true), messages);
            case Action.SignFor s -> messages.text(key);
            case Action.Approve a -> messages.text(key);
            case Action.Close c -> messages.text(key);
            case Action.Archive a -> messages.text(key);
            case Action.Adopt a -> messages.text(key);
        };
    }

    private static String text(Action.Rate rate, Messages messages, boolean staff) {
        if (staff) {
            return messages.text("step.RATE.staff");
        }
        return rate.service() == null
                ? messages.text("step.RATE.handling", rate.handling())
                : messages.text("step.RATE", rate.service(), rate.handling());
    }

    private static String text(Action.Dispatch dispatch, Messages messages, boolean staff) {
        var unit = dispatch.unit().name();
        return staff && dispatch.rule() != null
                ? messages.text("step.DISPATCH.staff", unit, dispatch.rule())
                : messages.text("step.DISPATCH", unit);
    }
}
