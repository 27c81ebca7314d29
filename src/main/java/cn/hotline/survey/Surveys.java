package cn.hotline.survey;

import cn.hotline.platform.Vault;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows what citizens answered about one ticket. */
@ApplicationScoped
class Surveys {

    private final Tickets tickets;
    private final Vault vault;

    Surveys(Tickets tickets, Vault vault) {
        this.tickets = tickets;
        this.vault = vault;
    }

    SurveyView.Listing of(TicketRequest request) {
        var surveys = Survey.of(tickets.facts(request).id());
        var ids = surveys.stream().map(survey -> survey.id).toList();
        var revisits = Revisit.of(ids);
        return new SurveyView.Listing(surveys.stream()
                .map(survey -> SurveyView.of(
                        survey,
                        SurveyReply.of(survey.id).stream() // two surveys at most
                                .map(reply -> SurveyView.Reply.of(reply, vault))
                                .toList(),
                        revisits.stream()
                                .filter(revisit -> revisit.surveyId.equals(survey.id))
                                .findFirst()
                                .map(RevisitView::of)
                                .orElse(null)))
                .toList());
    }
}
