package cn.hotline.survey;

import cn.hotline.notice.Inbound;
import cn.hotline.notice.Notices;
import cn.hotline.notice.SmsReplied;
import cn.hotline.platform.Vault;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Reads citizens' SMS as answers to their surveys, in the transaction that keeps them. */
@Singleton
class SmsAnswers {

    private final Inbound inbound;
    private final Answers answers;
    private final SurveyRules rules;
    private final Notices notices;
    private final Vault vault;
    private final Clock clock;

    SmsAnswers(Inbound inbound, Answers answers, SurveyRules rules, Notices notices, Vault vault, Clock clock) {
        this.inbound = inbound;
        this.answers = answers;
        this.rules = rules;
        this.notices = notices;
        this.vault = vault;
        this.clock = clock;
    }

    void replied(@Observes SmsReplied sms) {
        var number = sms.from().hash(vault);
        var all = Survey.from(number, sms.at().minus(rules.noted()));
        Addressed.of(all, sms.to(), clock.instant()).ifPresent(about -> {
            all.forEach(Survey.getEntityManager()::detach); // read before the ticket was held
            boolean certain = about.certain() && (about.named() || isLastTold(about.survey(), sms.text()));
            answer(about.to(), certain, sms);
        });
    }

    /** What is unrelated to any survey stays with the room that took it in. */
    private void answer(Answers.To to, boolean certain, SmsReplied sms) {
        var reading = ReplyReader.read(sms.text());
        if (reading instanceof Reading.Unrelated) {
            return;
        }
        inbound.understood(sms.id());
        if (certain && reading instanceof Reading.Rated rated) {
            answers.take(to, new Said(Way.SMS, rated.service(), rated.handling(), Answers.reason(rated.reason())));
        } else {
            answers.puzzle(to, sms.text(), sms.from());
        }
    }

    /** Words may be about another ticket that was spoken of since; digits are asked for by surveys alone. */
    private boolean isLastTold(Survey survey, String text) {
        var number = survey.numberHash;
        return number == null
                || ReplyReader.isDigits(text)
                || notices.lastTold(number)
                        .map(told -> told.event().isSurvey() || survey.ticketId.equals(told.about()))
                        .orElse(true);
    }
}
