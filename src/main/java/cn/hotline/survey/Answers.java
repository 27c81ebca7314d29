package cn.hotline.survey;

import cn.hotline.access.Caller;
import cn.hotline.access.Phone;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Vault;
import cn.hotline.survey.SurveyReply.Verdict;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Aftercare;
import cn.hotline.ticket.Clockwork;
import cn.hotline.ticket.Status;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes citizens' answers, by whatever way they come: the first that is valid counts, each is kept. */
@ApplicationScoped
class Answers {

    /** Answers of one survey that are kept, by its link. */
    private static final int MOST_BY_LINK = 20;

    private static final Caller SELF = new Caller.Itself("survey");

    private final Tickets tickets;
    private final Clockwork clockwork;
    private final Aftercare aftercare;
    private final Invitations invitations;
    private final Vault vault;
    private final Clock clock;

    Answers(
            Tickets tickets,
            Clockwork clockwork,
            Aftercare aftercare,
            Invitations invitations,
            Vault vault,
            Clock clock) {
        this.tickets = tickets;
        this.clockwork = clockwork;
        this.aftercare = aftercare;
        this.invitations = invitations;
        this.vault = vault;
        this.clock = clock;
    }

    /** Which survey of which ticket. */
    record To(UUID survey, UUID ticket) {}

    /** The ticket is held first, as by whoever rates it at a door. */
    @Transactional
    Verdict take(To to, Said said) {
        var facts = clockwork.hold(to.ticket());
        Survey survey = Survey.findById(to.survey());
        if (survey.isOpen(clock.instant())) {
            invitations.end(survey); // before the survey's row is held, as by whoever ends an invitation
        }
        survey.hold();
        invitations.endRest(survey); // what was posted while it waited
        var now = clock.instant();
        var verdict = verdict(survey, said, facts, now);
        if (said.way() == Way.LINK && verdict != Verdict.COUNTED && SurveyReply.byLink(survey.id) >= MOST_BY_LINK) {
            return verdict; // whoever has the link could send it for ever
        }
        var words = said.reason() == null ? null : masked(to.ticket(), said.reason());
        SurveyReply.of(survey.id, said, verdict, now).saying(words, vault).persist();
        if (verdict == Verdict.COUNTED) {
            count(survey, said, now);
        }
        return verdict;
    }

    /** What can be read in two ways is asked about once, while there is time for an answer. */
    @Transactional
    void puzzle(To to, String words, Phone from) {
        clockwork.hold(to.ticket());
        var survey = Survey.held(to.survey());
        var now = clock.instant();
        SurveyReply.unclear(survey.id, now)
                .saying(masked(to.ticket(), words), vault)
                .persist();
        if (survey.isOpen(now) && survey.isInvited(now) && survey.questionedAt == null) {
            survey.questioned(now);
            invitations.ask(survey, from, now);
        }
    }

    private static Verdict verdict(Survey survey, Said said, TicketFacts facts, Instant now) {
        if (survey.state == Survey.State.ANSWERED) {
            return survey.isAnsweredBy(said) ? Verdict.REPEATED : Verdict.CONTRADICTORY;
        }
        return survey.isOpen(now) && facts.status() == Status.CLOSED ? Verdict.COUNTED : Verdict.LATE;
    }

    private void count(Survey survey, Said said, Instant now) {
        survey.answered(said, now);
        Survey.flush();
        Revisit.settle(survey.id, now);
        var rate = new Action.Rate(
                said.service(), said.handling(), said.reason(), said.way().channel());
        tickets.act(TicketRequest.of(survey.number, SELF, Messages.accepting(null)), rate);
    }

    private String masked(UUID ticket, String words) {
        return aftercare.masked(ticket, cut(words));
    }

    static @Nullable String reason(@Nullable String words) {
        return words == null || words.isBlank() ? null : cut(words.strip());
    }

    private static String cut(String words) {
        return words.length() <= Said.MAX_REASON ? words : words.substring(0, Said.MAX_REASON);
    }
}
