package cn.hotline.survey;

import cn.hotline.notice.Inbound;
import cn.hotline.notice.SmsReplied;
import cn.hotline.platform.Vault;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Reads citizens' SMS as answers to their surveys, in the transaction that keeps them. */
@Singleton
class SmsAnswers {

    private final Inbound inbound;
    private final Answers answers;
    private final SurveyRules rules;
    private final Vault vault;

    SmsAnswers(Inbound inbound, Answers answers, SurveyRules rules, Vault vault) {
        this.inbound = inbound;
        this.answers = answers;
        this.rules = rules;
        this.vault = vault;
    }

    void replied(@Observes SmsReplied sms) {
        var since = sms.at().minus(rules.noted());
        Survey.answeredFrom(sms.from().hash(vault), sms.to(), since).ifPresent(survey -> answer(survey, sms));
    }

    /** What is unrelated to any survey stays with the room that took it in. */
    private void answer(Survey survey, SmsReplied sms) {
        var to = new Answers.To(survey.id, survey.ticketId);
        Survey.getEntityManager().detach(survey); // read before the ticket was held
        var reading = ReplyReader.read(sms.text());
        if (!(reading instanceof Reading.Unrelated)) {
            inbound.understood(sms.id());
        }
        switch (reading) {
            case Reading.Rated rated ->
                answers.take(to, new Said(Way.SMS, rated.service(), rated.handling(), Answers.reason(rated.reason())));
            case Reading.Ambiguous ambiguous -> answers.puzzle(to, sms.text(), sms.from());
            case Reading.Unrelated unrelated -> {}
        }
    }
}
