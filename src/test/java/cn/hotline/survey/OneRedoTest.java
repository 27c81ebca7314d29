package cn.hotline.survey;

import static cn.hotline.survey.SurveyBook.closed;
import static cn.hotline.survey.SurveyBook.freshPhone;
import static cn.hotline.survey.SurveyBook.link;
import static cn.hotline.survey.SurveyBook.row;
import static cn.hotline.survey.SurveyBook.rows;
import static cn.hotline.survey.SurveyBook.sms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In whatever order answers, reviews, handling and time come: one redo at most, two surveys at most, one answer of each that counts. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OneRedoTest {

    private static final int WALKS = 25;
    private static final int STEPS = 30;

    @Inject
    DataSource source;

    @Inject
    SurveySweep sweep;

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void inAnyOrderThereIsOneRedoAtMost() {
        long seed = Long.getLong("walk.seed", System.nanoTime());
        System.out.println("walk.seed=" + seed);
        var random = new Random(seed);
        int redone = 0;
        for (int walk = 0; walk < WALKS; walk++) {
            MovedClock.reset();
            var phone = freshPhone();
            var ticket = closed(phone);
            for (int step = 0; step < STEPS; step++) {
                step(random, ticket, phone);
            }
            redone += assertLawful(ticket, seed);
        }
        assertThat(redone).as("walks with a redo").isPositive();
    }

    @Test
    void theDatabaseRefusesAThirdSurveyASecondAnswerThatCountsAndAnyChangeOfOne() {
        var phone = freshPhone();
        var ticket = closed(phone);
        sms(phone, "", "4 没修");
        var id = row(ticket).id;
        assertRefused(
                "insert into survey select gen_random_uuid(), ticket_id, number, 3, matter, region, outcome, agent, in_time, number_hash,"
                        + " sealed, vouched, extension, sha256(cast(id as text)::bytea), closed_at, closes_at, invited_at, remind_at, questioned_at, silence,"
                        + " state, way, service, handling, answered_at from survey where id = '" + id + "'");
        assertRefused(
                "insert into survey_reply select gen_random_uuid(), survey_id, at, way, service, handling, sealed, verdict from survey_reply"
                        + " where survey_id = '" + id + "'");
        assertRefused("update survey_reply set handling = 1 where survey_id = '" + id + "'");
        assertRefused("delete from survey_reply where survey_id = '" + id + "'");
        assertRefused("update survey set handling = null where id = '" + id + "'");
    }

    private void step(Random random, ATicket ticket, String phone) {
        var base = "/api/staff/v1/tickets/" + ticket.number() + "/";
        switch (random.nextInt(12)) {
            case 0 -> sms(phone, row(ticket).extension, "4 又坏了");
            case 1 -> sms(phone, "", "1");
            case 2 ->
                As.nobody()
                        .redirects()
                        .follow(false)
                        .contentType("application/x-www-form-urlencoded")
                        .body("handling=4&reason=bad")
                        .post(link(ticket));
            case 3 ->
                As.codeHolder(ticket.code())
                        .body(Map.of("handling", 4, "reason", "没修"))
                        .post("/api/citizen/v1/tickets/{n}/rating", ticket.number());
            case 4, 5 -> tried(As.reviewer().body(Map.of("decision", "UPHOLD", "reason", "属实")), base + "redo-review");
            case 6 ->
                tried(
                        As.reviewer()
                                .body(Map.of("decision", random.nextInt(4) == 0 ? "REFUSE" : "UPHOLD", "reason", "看过")),
                        base + "redo-review");
            case 7 -> tried(As.clearedHandler(ATicket.UNIT), base + "signing");
            case 8 -> tried(As.clearedHandler(ATicket.UNIT).body(ATicket.reply()), base + "reply");
            case 9 -> tried(As.manager().body(Map.of("decision", "APPROVE")), base + "review");
            case 10 -> tried(As.manager(), base + "closure");
            default -> {
                MovedClock.forward(Duration.ofHours(random.nextInt(60)));
                sweep.run();
            }
        }
    }

    private static void tried(RequestSpecification as, String path) {
        assertThat(as.post(path).statusCode()).isLessThan(500);
    }

    private static int assertLawful(ATicket ticket, long seed) {
        var id = row(ticket).ticketId;
        var redos = rows("select count(*) from ticket_event where verb = 'UPHOLD_REDO' and ticket_id = '" + id + "'");
        assertThat(redos).as("walk.seed=" + seed).containsAnyOf("0", "1");
        assertThat(rows("select count(*) <= 1 + " + redos.getFirst() + " from survey where ticket_id = '" + id + "'"))
                .as("walk.seed=" + seed)
                .containsExactly("true");
        assertThat(rows(
                        "select survey_id from survey_reply a join survey s on s.id = a.survey_id where verdict = 'COUNTED'"
                                + " and s.ticket_id = '" + id + "' group by survey_id having count(*) > 1"))
                .isEmpty();
        assertThat(rows("select s.id from survey s where s.ticket_id = '" + id
                        + "' and (s.state = 'ANSWERED') <> exists ("
                        + "select from survey_reply a where a.survey_id = s.id and a.verdict = 'COUNTED')"))
                .isEmpty();
        return Integer.parseInt(redos.getFirst());
    }

    private void assertRefused(String sql) {
        assertThatThrownBy(() -> {
                    try (var connection = source.getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOf(java.sql.SQLException.class)
                .hasMessageMatching("(?s).*(violates|refused|append|never|not be changed).*");
    }
}
