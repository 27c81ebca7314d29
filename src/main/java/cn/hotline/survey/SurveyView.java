package cn.hotline.survey;

import cn.hotline.platform.Vault;
import cn.hotline.ticket.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A survey as the centre's reviewers see it, with every answer that came. */
public record SurveyView(
        int round,
        Survey.State state,
        Outcome outcome,
        Instant closedAt,
        Instant closesAt,
        @Nullable Instant invitedAt,
        @Nullable Instant questionedAt,
        Survey.@Nullable Silence silence,
        @Nullable Way way,
        @Nullable Integer service,
        @Nullable Integer handling,
        @Nullable Instant answeredAt,
        List<Reply> replies,
        @Nullable RevisitView revisit) {

    /** One answer and what became of it. */
    public record Reply(
            Instant at,
            Way way,
            @Nullable Integer service,
            @Nullable Integer handling,
            @Nullable String words,
            SurveyReply.Verdict verdict) {

        static Reply of(SurveyReply reply, Vault vault) {
            return new Reply(reply.at, reply.way, reply.service, reply.handling, reply.words(vault), reply.verdict);
        }
    }

    /** All of a ticket, the first round first. */
    public record Listing(List<SurveyView> items) {}

    static SurveyView of(Survey survey, List<Reply> replies, @Nullable RevisitView revisit) {
        return new SurveyView(
                survey.round,
                survey.state,
                survey.outcome,
                survey.closedAt,
                survey.closesAt,
                survey.invitedAt,
                survey.questionedAt,
                survey.silence,
                survey.way,
                survey.service,
                survey.handling,
                survey.answeredAt,
                replies,
                revisit);
    }
}
