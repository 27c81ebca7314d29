package cn.hotline.feed;

import cn.hotline.platform.Refusal;
import cn.hotline.ticket.TicketNumber;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What somebody asks to be told of, as a client names it. */
sealed interface Topic {

    Pattern UNIT = Pattern.compile("[A-Za-z0-9-]{1,32}");

    Pattern COUNTER = Pattern.compile("([A-Za-z0-9-]{1,32})/([A-Z0-9-]{1,32})");

    Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Of tickets. */
    sealed interface OfTickets extends Topic {}

    /** Of numbers in the queue of a hall. */
    sealed interface OfHall extends Topic {}

    /** {@code ticket:NUMBER}: one ticket. */
    record OneTicket(String number) implements OfTickets {}

    /** {@code mine}: all tickets of the citizen logged in, or of the partner. */
    record Mine() implements OfTickets {}

    /** {@code desk:UNIT}: all that is dispatched to a unit or below it. */
    record Desk(String unit) implements OfTickets {}

    /** {@code supervision}: what supervision (督办) has to look at. */
    record Supervision() implements OfTickets {}

    /** {@code board:HALL}: what the screens of a hall show. */
    record Board(String hall) implements OfHall {}

    /** {@code counter:HALL/COUNTER}: what a clerk's desk has to know. */
    record AtCounter(String hall, String counter) implements OfHall {}

    /** {@code number:ID}: one number in the queue. */
    record OneNumber(UUID id) implements OfHall {}

    /** Whether entries of this topic of the stream are steps of numbers and counters. */
    static boolean isOfHall(String key) {
        return key.startsWith("board:") || key.startsWith("counter:") || key.startsWith("number:");
    }

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
        return ofHall(name).orElseThrow(() -> Refusal.invalid("topic", "topic-unknown"));
    }

    private static Optional<Topic> ofHall(String name) {
        var of = name.substring(name.indexOf(':') + 1);
        if (name.startsWith("board:") && UNIT.matcher(of).matches()) {
            return Optional.of(new Board(of));
        }
        var counter = COUNTER.matcher(of);
        if (name.startsWith("counter:") && counter.matches()) {
            return Optional.of(new AtCounter(counter.group(1), counter.group(2)));
        }
        return name.startsWith("number:") && ID.matcher(of).matches()
                ? Optional.of(new OneNumber(UUID.fromString(of)))
                : Optional.empty();
    }
}
