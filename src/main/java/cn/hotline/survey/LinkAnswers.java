package cn.hotline.survey;

import cn.hotline.platform.Messages;
import cn.hotline.platform.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Who follows the link of a survey: looks, which changes nothing, or answers. */
@ApplicationScoped
class LinkAnswers {

    private final SurveyLink links;
    private final Answers answers;
    private final RateLimits limits;
    private final Clock clock;

    LinkAnswers(SurveyLink links, Answers answers, RateLimits limits, Clock clock) {
        this.links = links;
        this.answers = answers;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whose link, from where; the address is for limits only. */
    record From(String token, String address, Messages messages) {

        @Override
        public String toString() {
            return "From[]";
        }
    }

    /** A page, or where to go from here. */
    record Shown(int status, String html) {

        static final Shown SEE_OTHER = new Shown(303, "");
    }

    /** @throws cn.hotline.platform.Refusal 429 for an address that tries too many links that are none */
    Shown show(From from) {
        return find(from).map(survey -> page(survey, 200, LinkForm.EMPTY, from)).orElseGet(() -> unknown(from));
    }

    /** What is wrong in the form is said in the page, with what was entered. */
    Shown answer(From from, LinkForm form) {
        var found = find(from);
        if (found.isEmpty()) {
            return unknown(from);
        }
        var survey = found.get();
        if (form.fault() != null) {
            return page(survey, 422, form, from);
        }
        answers.take(new Answers.To(survey.id, survey.ticketId), form.said());
        return Shown.SEE_OTHER;
    }

    private Optional<Survey> find(From from) {
        var found =
                SurveyLink.isOne(from.token()) ? Survey.byToken(links.hash(from.token())) : Optional.<Survey>empty();
        if (found.isEmpty()) {
            limits.surveyLinkFailure(from.address());
        }
        return found;
    }

    private Shown page(Survey survey, int status, LinkForm entered, From from) {
        var page = new LinkPage(from.messages(), clock.getZone());
        return survey.isOpen(clock.instant())
                ? new Shown(status, page.questions(survey, entered))
                : new Shown(200, page.end(survey));
    }

    private Shown unknown(From from) {
        return new Shown(404, new LinkPage(from.messages(), clock.getZone()).unknown());
    }
}
