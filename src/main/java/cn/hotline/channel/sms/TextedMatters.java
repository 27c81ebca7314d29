package cn.hotline.channel.sms;

import cn.hotline.access.Caller;
import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Gist;
import cn.hotline.channel.Submission.ReporterInput;
import cn.hotline.notice.Inbound;
import cn.hotline.notice.Inbound.Became;
import cn.hotline.notice.SmsReplied;
import cn.hotline.platform.Messages;
import cn.hotline.platform.PlainText;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Reporter;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Files what citizens text, once each, in the transaction that keeps their SMS: after everybody whom it may answer has read it, and where
 * it goes on with no ticket of theirs. The carrier answers for the sender's number, so the ticket is among that number's own.
 */
@Singleton
class TextedMatters {

    /** Behind those who read answers. */
    private static final int LAST = 5000;

    private static final int LONGEST_TITLE = 30;

    private final Inbound inbound;
    private final Doors doors;
    private final Persons persons;
    private final SmsRules rules;
    private final TextedAdditions additions;

    TextedMatters(Inbound inbound, Doors doors, Persons persons, SmsRules rules, TextedAdditions additions) {
        this.additions = additions;
        this.inbound = inbound;
        this.doors = doors;
        this.persons = persons;
        this.rules = rules;
    }

    void replied(@Observes @Priority(LAST) SmsReplied sms) {
        var text = sms.text().strip();
        if (additions.tookIn(sms)
                || !rules.files()
                || !isMatter(text, rules)
                || !inbound.isOpen(sms, Became.TICKET, rules.perDay())) {
            return;
        }
        var citizen = persons.enrol(Identity.of(sms.from()));
        var caller = new Caller.Citizen(citizen);
        var origin = new Action.Origin(Channel.SMS, caller.client(), null, citizen, null);
        var gist = new Gist(
                null,
                null,
                title(text),
                text,
                Map.of(),
                null,
                new ReporterInput(Reporter.Kind.NAMED, null, sms.from().e164()),
                null,
                List.of());
        doors.fileWithin(new Doors.Filing(caller, origin, null, "", Messages.accepting(null)), gist);
        inbound.became(sms.id(), Became.TICKET);
    }

    /** Digits and signs alone are an answer that came too late. */
    static boolean isMatter(String text, SmsRules rules) {
        return text.codePoints().filter(Character::isLetter).count() >= rules.least() && PlainText.isSafe(text);
    }

    /** The first sentence, as far as it is short. */
    static String title(String text) {
        var first = text.split("[。！？!?\\r\\n]", 2)[0].strip();
        var line = first.isEmpty() ? text.replaceAll("[\\r\\n]+", " ") : first;
        int end = Math.min(line.codePointCount(0, line.length()), LONGEST_TITLE);
        return line.substring(0, line.offsetByCodePoints(0, end));
    }
}
