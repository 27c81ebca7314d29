package cn.hotline.survey;

import cn.hotline.platform.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** One answer to a survey, whatever became of it; never changed, never deleted. */
@Entity
@Immutable
class SurveyReply extends PanacheEntityBase {

    private static final int MAX_LISTED = 200;

    @Id
    UUID id;

    UUID surveyId;
    Instant at;

    @Enumerated(EnumType.STRING)
    Way way;

    @Nullable
    Integer service;

    @Nullable
    Integer handling;

    private byte @Nullable [] sealed;

    @Enumerated(EnumType.STRING)
    Verdict verdict;

    /** What became of it. */
    enum Verdict {
        /** 有效: the first that is valid. */
        COUNTED,
        /** 重复: says again what was said. */
        REPEATED,
        /** 矛盾: says another thing than the one that counts. */
        CONTRADICTORY,
        /** 逾期 */
        LATE,
        /** 无法判断: not to be read in one way. */
        AMBIGUOUS
    }

    @SuppressWarnings("NullAway.Init")
    protected SurveyReply() {}

    private SurveyReply(UUID survey, Way way, Verdict verdict, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.surveyId = survey;
        this.way = way;
        this.verdict = verdict;
        this.at = at;
    }

    static SurveyReply of(UUID survey, Said said, Verdict verdict, Instant at) {
        var reply = new SurveyReply(survey, said.way(), verdict, at);
        reply.service = said.service();
        reply.handling = said.handling();
        return reply;
    }

    static SurveyReply unclear(UUID survey, Instant at) {
        return new SurveyReply(survey, Way.SMS, Verdict.AMBIGUOUS, at);
    }

    SurveyReply saying(@Nullable String words, Vault vault) {
        sealed = words == null ? null : vault.sealShort(words.getBytes(StandardCharsets.UTF_8), context());
        return this;
    }

    @Nullable
    String words(Vault vault) {
        return sealed == null ? null : new String(vault.openShort(sealed, context()), StandardCharsets.UTF_8);
    }

    static List<SurveyReply> of(UUID survey) {
        return SurveyReply.<SurveyReply>find("surveyId = ?1 order by id", survey)
                .range(0, MAX_LISTED - 1)
                .list();
    }

    static long byLink(UUID survey) {
        return count("surveyId = ?1 and way = ?2", survey, Way.LINK);
    }

    private String context() {
        return "survey-reply:" + id;
    }
}
