package cn.hotline.notice;

import cn.hotline.access.Phone;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Clockwork;
import cn.hotline.ticket.Outcome;
import cn.hotline.ticket.Status;
import cn.hotline.ticket.TicketStepped;
import cn.hotline.ticket.UnitAction;
import cn.hotline.ticket.UnitRef;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a ticket's life its reporter is told, in the transaction of the step: one row, and at most the number of whoever filed is read. */
@Singleton
class Telling {

    /** After the room that moves the clocks: what it promises is what is told. */
    private static final int AFTER_THE_CLOCKS = 3000;

    /** Who has it where no unit does. */
    private static final String CENTRE = "12345";

    private static final int MAX_REASON = 200;

    private final Notices notices;
    private final Vouching vouching;
    private final WechatReach weChat;
    private final Clockwork clockwork;
    private final NoticeRules rules;
    private final Clock clock;

    Telling(
            Notices notices,
            Vouching vouching,
            WechatReach weChat,
            Clockwork clockwork,
            NoticeRules rules,
            Clock clock) {
        this.notices = notices;
        this.vouching = vouching;
        this.weChat = weChat;
        this.clockwork = clockwork;
        this.rules = rules;
        this.clock = clock;
    }

    private record News(NoticeEvent event, Map<String, String> words) {}

    void stepped(@Observes @Priority(AFTER_THE_CLOCKS) TicketStepped step) {
        var phone = step.reporter().phone();
        var news = phone == null ? null : news(step);
        if (phone == null || news == null || !isOn(news.event())) {
            return;
        }
        var number = new Phone(phone);
        var to = new NewNotice.Addressee(
                number, weChat.openId(step.facts().citizen(), news.event()), vouching.isProven(step.facts(), number));
        var occasion = "step:" + step.ticketId() + ":" + step.seq();
        notices.post(new NewNotice(occasion, news.event(), step.ticketId(), to, news.words(), step.at(), ""));
    }

    private boolean isOn(NoticeEvent event) {
        return rules.events().map(events -> events.contains(event)).orElse(true);
    }

    private @Nullable News news(TicketStepped step) {
        var number = step.facts().number();
        return switch (step.action()) {
            case Action.File file ->
                file.parent() == null && step.trackCode() != null
                        ? new News(NoticeEvent.RECEIVED, Map.of("number", number, "code", step.trackCode()))
                        : null; // a part of what was told before
            case Action.AskMore question -> new News(NoticeEvent.ASKED, Map.of("number", number));
            case Action.Dispatch dispatch -> withUnit(NoticeEvent.DISPATCHED, number, dispatch.unit());
            case UnitAction.Determine decided -> withUnit(NoticeEvent.DISPATCHED, number, decided.unit());
            case UnitAction.GrantRequest granted
            when granted.suspension() == null ->
                withDate(NoticeEvent.EXTENDED, number, clockwork.promised(step.ticketId()));
            case UnitAction.Reschedule moved -> withDate(NoticeEvent.MOVED, number, moved.due());
            case Action.GiveReply reply when step.facts().status() == Status.REPLIED -> replied(step);
            case Action.Approve approval -> replied(step);
            case Action.UpholdRedo again -> withUnit(NoticeEvent.REDO_GRANTED, number, again.unit());
            case Action.RefuseRedo refusal ->
                new News(NoticeEvent.REDO_REFUSED, Map.of("number", number, "reason", cut(refusal.reason())));
            case Action.Close closing -> closed(step);
            case Action.Answer answer -> closed(step);
            case Action.ExplainRoute route -> closed(step);
            default -> null;
        };
    }

    private static News replied(TicketStepped step) {
        return withUnit(NoticeEvent.REPLIED, step.facts().number(), step.facts().unit());
    }

    private static @Nullable News closed(TicketStepped step) {
        Outcome outcome = step.facts().outcome();
        return outcome != null && outcome.isRated()
                ? new News(NoticeEvent.CLOSED, Map.of("number", step.facts().number()))
                : null;
    }

    private static News withUnit(NoticeEvent event, String number, @Nullable UnitRef unit) {
        return new News(event, Map.of("number", number, "unit", unit == null ? CENTRE : unit.name()));
    }

    private @Nullable News withDate(NoticeEvent event, String number, @Nullable Instant due) {
        return due == null
                ? null
                : new News(
                        event,
                        Map.of(
                                "number",
                                number,
                                "date",
                                due.atZone(clock.getZone()).toLocalDate().toString()));
    }

    private static String cut(String reason) {
        var line = reason.strip().replaceAll("\\s+", " ");
        int most = Math.min(MAX_REASON, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, most));
    }
}
