package cn.hotline.channel.mail;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketNumber;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import cn.hotline.ticket.Verb;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which ticket a letter goes on with. The address in a letter proves nothing by itself: it counts that the sender answers a message that only
 * they were sent, or names a ticket their letters made and our mail server vouches for the address.
 */
@Singleton
class LetterThreads {

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{14}(?!\\d)");

    private final LetterRows rows;
    private final Tickets tickets;
    private final EntityManager db;

    LetterThreads(LetterRows rows, Tickets tickets, EntityManager db) {
        this.rows = rows;
        this.tickets = tickets;
        this.db = db;
    }

    /** Its number. */
    Optional<String> ticket(LetterRows.Known known, Letter letter) {
        var ours = letter.answers().stream()
                .flatMap(id -> OurIds.letter(id).stream())
                .toList();
        return rows.answered(known.sender(), ours).or(() -> named(known, letter));
    }

    /** Whether something can be added to it now. */
    boolean isOpen(Caller.Correspondent writer) {
        boolean isOpen = tickets.read(request(writer)).allowedActions().contains(Verb.SUPPLEMENT);
        db.clear(); // it is read anew when it is held
        return isOpen;
    }

    void add(Caller.Correspondent writer, String words, List<UUID> attachments) {
        tickets.supplement(request(writer), Channel.EMAIL, new Supplementary(words, attachments));
    }

    private Optional<String> named(LetterRows.Known known, Letter letter) {
        return letter.isSendersOwn()
                ? NUMBER.matcher(letter.subject())
                        .results()
                        .map(found -> found.group())
                        .filter(number -> isNumber(number) && rows.isOf(known.sender(), number))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isNumber(String digits) {
        try {
            TicketNumber.parse(digits);
            return true;
        } catch (Refusal otherDigits) {
            return false;
        }
    }

    private static TicketRequest request(Caller.Correspondent writer) {
        return TicketRequest.of(writer.ticket(), writer, Messages.accepting(null));
    }
}
