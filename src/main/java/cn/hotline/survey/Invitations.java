package cn.hotline.survey;

import cn.hotline.access.Phone;
import cn.hotline.notice.NewNotice;
import cn.hotline.notice.NoticeEvent;
import cn.hotline.notice.Notices;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What citizens are told about a survey: the invitation, one reminder, one question. */
@Singleton
class Invitations {

    private static final String OCCASION = "survey:";
    private static final String REMINDER = ":reminder";
    private static final String QUESTION = ":question";

    private final Notices notices;
    private final SurveyLink links;
    private final Vault vault;

    Invitations(Notices notices, SurveyLink links, Vault vault) {
        this.notices = notices;
        this.links = links;
        this.vault = vault;
    }

    byte[] seal(UUID survey, Phone phone) {
        return vault.sealShort(phone.e164().getBytes(StandardCharsets.UTF_8), OCCASION + survey);
    }

    void invite(Survey survey, Phone phone, Instant notBefore) {
        post(survey, NoticeEvent.SURVEY, "", phone, notBefore);
    }

    void remind(Survey survey, Instant now) {
        if (survey.sealed != null) {
            var phone = new String(vault.openShort(survey.sealed, OCCASION + survey.id), StandardCharsets.UTF_8);
            post(survey, NoticeEvent.SURVEY_REMINDER, REMINDER, new Phone(phone), now);
        }
    }

    void ask(Survey survey, Phone phone, Instant now) {
        notices.cancel(OCCASION + survey.id + REMINDER);
        post(survey, NoticeEvent.SURVEY_QUESTION, QUESTION, phone, now);
    }

    /** Nothing more is said about it. */
    void end(Survey survey) {
        var invitation = OCCASION + survey.id;
        notices.cancel(invitation, invitation + REMINDER, invitation + QUESTION);
    }

    /** Of these no end is told to surveys, so that they may be taken back while a survey is held. */
    void endRest(Survey survey) {
        notices.cancel(OCCASION + survey.id + REMINDER, OCCASION + survey.id + QUESTION);
    }

    /** Which survey an invitation was for. */
    static Optional<UUID> invited(String occasion) {
        return occasion.startsWith(OCCASION) && occasion.indexOf(':', OCCASION.length()) < 0
                ? Optional.of(UUID.fromString(occasion.substring(OCCASION.length())))
                : Optional.empty();
    }

    private void post(Survey survey, NoticeEvent event, String suffix, Phone phone, Instant notBefore) {
        notices.post(new NewNotice(
                OCCASION + survey.id + suffix,
                event,
                survey.ticketId,
                new NewNotice.Addressee(phone, null, survey.vouched),
                Map.of("number", survey.number, "link", links.address(survey.id)),
                notBefore,
                survey.extension));
    }
}
