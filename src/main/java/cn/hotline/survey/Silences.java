package cn.hotline.survey;

import cn.hotline.notice.NoticeEnded;
import cn.hotline.notice.NoticeEvent;
import cn.hotline.notice.NoticeState;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** Sees to citizens whom no invitation could reach: they are called, unless they do not want to be asked. */
@Singleton
class Silences {

    private static final Set<String> UNWANTED = Set.of("OPTED_OUT", "UNWANTED");

    void ended(@Observes NoticeEnded notice) {
        boolean failed = notice.state() == NoticeState.FAILED_PERMANENT || notice.state() == NoticeState.SUPPRESSED;
        if (notice.event() == NoticeEvent.SURVEY && failed) {
            Invitations.invited(notice.occasion()).ifPresent(survey -> silent(survey, notice));
        }
    }

    private void silent(UUID id, NoticeEnded notice) {
        var survey = Survey.held(id);
        if (survey == null || survey.state != Survey.State.OPEN || survey.silence != null) {
            return;
        }
        boolean unwanted = UNWANTED.contains(notice.reason());
        survey.unreached(unwanted ? Survey.Silence.UNWANTED : Survey.Silence.NOT_REACHED);
        if (!unwanted && !Revisit.isThereFor(id)) {
            new Revisit(survey, Revisit.Reason.NOT_REACHED, notice.at()).persist();
        }
    }
}
