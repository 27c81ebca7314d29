package cn.hotline.survey;

import cn.hotline.access.Phone;
import cn.hotline.notice.NewNotice;
import cn.hotline.notice.NoticeEvent;
import cn.hotline.notice.Notices;
import cn.hotline.notice.WechatReach;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What citizens are told about a survey: the invitation, one reminder, one question. */
@Singleton
class Invitations {

    private static final String OCCASION = "survey:";
    private static final String REMINDER = ":reminder";
    private static final String QUESTION = ":question";

    private final Notices notices;
    private final SurveyLink links;
    private final Vault vault;
    private final WechatReach weChat;

    Invitations(Notices notices, SurveyLink links, Vault vault, WechatReach weChat) {
        this.notices = notices;
        this.links = links;
        this.vault = vault;
        this.weChat = weChat;
    }

    byte[] seal(UUID survey, Phone phone) {
        return vault.sealShort(phone.e164().getBytes(StandardCharsets.UTF_8), OCCASION + survey);
    }

    void invite(Survey survey, @Nullable UUID citizen, Phone phone) {
        post(
                survey,
                NoticeEvent.SURVEY,
                "",
                to(survey, NoticeEvent.SURVEY, citizen, phone),
                Objects.requireNonNull(survey.invitedAt));
    }

    void remind(Survey survey, @Nullable UUID citizen, Instant now) {
        if (survey.sealed != null) {
            var phone = new String(vault.openShort(survey.sealed, OCCASION + survey.id), StandardCharsets.UTF_8);
            var to = to(survey, NoticeEvent.SURVEY_REMINDER, citizen, new Phone(phone));
            post(survey, NoticeEvent.SURVEY_REMINDER, REMINDER, to, now);
        }
    }

    void ask(Survey survey, Phone phone, Instant now) {
        notices.cancel(OCCASION + survey.id + REMINDER);
        // Whoever answered by SMS is asked by SMS.
        var to = new NewNotice.Addressee(phone, null, survey.vouched);
        post(survey, NoticeEvent.SURVEY_QUESTION, QUESTION, to, now);
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

    private NewNotice.Addressee to(Survey survey, NoticeEvent event, @Nullable UUID citizen, Phone phone) {
        return new NewNotice.Addressee(phone, weChat.openId(citizen, event), survey.vouched);
    }

    private void post(Survey survey, NoticeEvent event, String suffix, NewNotice.Addressee to, Instant notBefore) {
        notices.post(new NewNotice(
                OCCASION + survey.id + suffix,
                event,
                survey.ticketId,
                to,
                Map.of("number", survey.number, "link", links.address(survey.id)),
                notBefore,
                survey.extension));
    }
}
