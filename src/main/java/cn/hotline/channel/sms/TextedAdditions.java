package cn.hotline.channel.sms;

import cn.hotline.access.Caller;
import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.notice.Inbound;
import cn.hotline.notice.Inbound.Became;
import cn.hotline.notice.NewNotice;
import cn.hotline.notice.NoticeEvent;
import cn.hotline.notice.Notices;
import cn.hotline.notice.SmsReplied;
import cn.hotline.platform.Messages;
import cn.hotline.platform.PlainText;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketNumber;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import cn.hotline.ticket.Verb;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Adds to a ticket of the sender's own what they text about it: behind its number, or as an answer to what they were told of it last. The
 * carrier answers for the number it came from; of a ticket that is not theirs nobody is told anything.
 */
@Singleton
class TextedAdditions {

    private static final Pattern NUMBERED = Pattern.compile(
            "(?:补充(?:说明)?|工单号?|#)?[:： ]*(?<number>\\d{14})(?!\\d)[\\s:：,，。;；、]*(?<words>.+)", Pattern.DOTALL);
    private static final Messages CHINESE = Messages.accepting(null);

    private final Inbound inbound;
    private final Notices notices;
    private final Tickets tickets;
    private final Persons persons;
    private final SmsRules rules;
    private final Vault vault;
    private final EntityManager db;

    TextedAdditions(
            Inbound inbound,
            Notices notices,
            Tickets tickets,
            Persons persons,
            SmsRules rules,
            Vault vault,
            EntityManager db) {
        this.inbound = inbound;
        this.notices = notices;
        this.tickets = tickets;
        this.persons = persons;
        this.rules = rules;
        this.vault = vault;
        this.db = db;
    }

    /** Which ticket, and what is said of it. */
    private record Addition(TicketRequest request, String words, boolean isNamed) {}

    /** Whether this SMS is done with. */
    boolean tookIn(SmsReplied sms) {
        var addition = addition(sms);
        if (addition.isEmpty() || !inbound.isOpen(sms, Became.SUPPLEMENT, rules.supplementsPerDay())) {
            return false;
        }
        var to = addition.get();
        if (isOpen(to.request())) {
            tickets.supplement(to.request(), Channel.SMS, new Supplementary(to.words(), List.of()));
            inbound.became(sms.id(), Became.SUPPLEMENT);
            return true;
        }
        if (to.isNamed()) {
            tellItIsOver(sms, to.request().number().digits());
        }
        return to.isNamed();
    }

    private Optional<Addition> addition(SmsReplied sms) {
        var text = sms.text().strip();
        return PlainText.isSafe(text)
                ? persons.find(Identity.of(sms.from()))
                        .map(Caller.Citizen::new)
                        .flatMap(sender -> named(text, sender).or(() -> answering(sms, text, sender)))
                : Optional.empty();
    }

    private Optional<Addition> named(String text, Caller.Citizen sender) {
        var found = NUMBERED.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            var request = TicketRequest.of(found.group("number"), sender, CHINESE);
            return Optional.of(new Addition(request, found.group("words").strip(), true))
                    .filter(addition -> isTheirs(addition.request()));
        } catch (Refusal otherDigits) {
            return Optional.empty();
        }
    }

    /** Whatever answers a question of ours, and what is long enough to be meant, after any other notice. */
    private Optional<Addition> answering(SmsReplied sms, String text, Caller.Citizen sender) {
        return notices.lastTold(sms.from().hash(vault))
                .filter(told -> told.at().plus(rules.replyWithin()).isAfter(sms.at()))
                .filter(told -> !told.event().isSurvey()
                        && (told.event() == NoticeEvent.ASKED || TextedMatters.isMatter(text, rules)))
                .flatMap(told -> Optional.ofNullable(told.about()))
                .flatMap(about -> TicketNumber.of(db, about))
                .map(number -> new TicketRequest(number, sender, null, CHINESE))
                .filter(this::isTheirs)
                .map(request -> new Addition(request, text, false));
    }

    /** What was told to a number may be about a ticket that its owner can't see: one filed under it by somebody else. */
    private boolean isTheirs(TicketRequest request) {
        try {
            tickets.read(request);
            return true;
        } catch (Refusal notTheirs) {
            return false;
        }
    }

    private boolean isOpen(TicketRequest request) {
        boolean isOpen = tickets.read(request).allowedActions().contains(Verb.SUPPLEMENT);
        db.flush();
        db.clear(); // it is read anew when it is held
        return isOpen;
    }

    private void tellItIsOver(SmsReplied sms, String number) {
        var to = new NewNotice.Addressee(sms.from(), null, true);
        notices.post(new NewNotice(
                "sms-over:" + sms.id(), NoticeEvent.NOT_ADDED, null, to, Map.of("number", number), sms.at(), ""));
    }
}
