package cn.hotline.feed;

import cn.hotline.platform.Refusal;
import cn.hotline.ticket.TicketNumber;
import java.util.regex.Pattern;

/** What somebody asks to be told of, as a client names it. */
sealed interface Topic {

    Pattern UNIT = Pattern.compile("[A-Za-z0-9-]{1,32}");

    /** {@code ticket:NUMBER}: one ticket. */
    record OneTicket(String number) implements Topic {}

    /** {@code mine}: all tickets of the citizen logged in, or of the partner. */
    record Mine() implements Topic {}

    /** {@code desk:UNIT}: all that is dispatched to a unit or below it. */
    record Desk(String unit) implements Topic {}

    /** {@code supervision}: what supervision (督办) has to look at. */
    record Supervision() implements Topic {}

    /** @throws Refusal 400 for a number that can't be one, 422 for any other name */
    static Topic parse(String name) {
        if (name.equals("mine")) {
            return new Mine();
        }
        if (name.equals("supervision")) {
            return new Supervision();
        }
        if (name.startsWith("ticket:")) {
            return new OneTicket(
                    TicketNumber.parse(name.substring("ticket:".length())).digits());
        }
        if (name.startsWith("desk:")
                && UNIT.matcher(name.substring("desk:".length())).matches()) {
            return new Desk(name.substring("desk:".length()));
        }
        throw Refusal.invalid("topic", "topic-unknown");
    }
}
