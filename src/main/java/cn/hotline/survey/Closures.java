package cn.hotline.survey;

import cn.hotline.access.Phone;
import cn.hotline.notice.Vouching;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Aftercare;
import cn.hotline.ticket.Redo;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.TicketRules;
import cn.hotline.ticket.TicketStepped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Makes the survey of each closure, and ends it when the citizen has rated at whatever door, in the transaction of the step. */
@Singleton
class Closures {

    private final SurveyRules rules;
    private final TicketRules ticketRules;
    private final Roster roster;
    private final Invitations invitations;
    private final SurveyLink links;
    private final Aftercare aftercare;
    private final Vouching vouching;
    private final Vault vault;

    Closures(
            SurveyRules rules,
            TicketRules ticketRules,
            Roster roster,
            Invitations invitations,
            SurveyLink links,
            Aftercare aftercare,
            Vouching vouching,
            Vault vault) {
        this.rules = rules;
        this.ticketRules = ticketRules;
        this.roster = roster;
        this.invitations = invitations;
        this.links = links;
        this.aftercare = aftercare;
        this.vouching = vouching;
        this.vault = vault;
    }

    void stepped(@Observes TicketStepped step) {
        switch (step.action()) {
            case Action.Close close -> closed(step);
            case Action.Answer answer -> closed(step);
            case Action.ExplainRoute route -> closed(step);
            case Action.Rate rate -> rated(rate, step);
            default -> {}
        }
    }

    private void closed(TicketStepped step) {
        var outcome = step.facts().outcome();
        if (outcome == null || !outcome.isRated()) {
            return;
        }
        var number = step.reporter().phone();
        var phone = number == null ? null : new Phone(number);
        var survey = survey(step, phone);
        survey.persist();
        Survey.flush();
        roster.write(survey.id, step.facts());
        if (phone == null) {
            return;
        }
        if (survey.invitedAt == null) {
            new Revisit(survey, Revisit.Reason.NO_NUMBER, step.at()).persist();
        } else {
            invitations.invite(survey, step.facts().citizen(), phone);
        }
    }

    private Survey survey(TicketStepped step, @Nullable Phone phone) {
        var facts = step.facts();
        var survey = new Survey();
        survey.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        survey.ticketId = step.ticketId();
        survey.number = facts.number();
        survey.round = facts.redo() == Redo.State.UPHELD ? 2 : 1;
        survey.matter = facts.matter() == null ? null : facts.matter().code();
        survey.region = facts.region();
        survey.outcome = Objects.requireNonNull(facts.outcome());
        survey.agent = aftercare.agent(step.ticketId());
        survey.inTime = inTime(facts);
        survey.vouched = phone != null && vouching.isProven(facts, phone);
        survey.tokenHash = links.hash(links.token(survey.id));
        survey.closedAt = step.at();
        survey.closesAt = step.at().plus(ticketRules.ratingWindow());
        survey.state = Survey.State.OPEN;
        address(survey, phone, step.at());
        return survey;
    }

    private void address(Survey survey, @Nullable Phone phone, Instant now) {
        survey.extension = "";
        survey.numberHash = phone == null ? null : phone.hash(vault);
        if (phone == null || !phone.isMobile()) {
            survey.silence = Survey.Silence.NO_NUMBER;
            return;
        }
        survey.sealed = invitations.seal(survey.id, phone);
        survey.extension = roster.freeExtension(Objects.requireNonNull(survey.numberHash));
        survey.invitedAt = now.plus(rules.delay());
        survey.remindAt = survey.invitedAt.plus(rules.reminder());
    }

    private static @Nullable Boolean inTime(TicketFacts facts) {
        return facts.repliedAt() == null || facts.dueAt() == null
                ? null
                : !facts.repliedAt().isAfter(facts.dueAt());
    }

    /** An answer that came by the survey itself is noted already. */
    private void rated(Action.Rate rate, TicketStepped step) {
        for (var survey : Survey.of(step.ticketId())) {
            if (survey.state == Survey.State.OPEN) {
                var said = new Said(Way.DOOR, rate.service(), rate.handling(), rate.reason());
                invitations.end(survey);
                survey.answered(said, step.at());
                var words = said.reason() == null ? null : aftercare.masked(step.ticketId(), said.reason());
                SurveyReply.of(survey.id, said, SurveyReply.Verdict.COUNTED, step.at())
                        .saying(words, vault)
                        .persist();
                Revisit.settle(survey.id, step.at());
            }
        }
    }
}
