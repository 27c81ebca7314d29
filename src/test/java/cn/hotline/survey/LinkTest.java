package cn.hotline.survey;

import static cn.hotline.survey.SurveyBook.closed;
import static cn.hotline.survey.SurveyBook.freshPhone;
import static cn.hotline.survey.SurveyBook.last;
import static cn.hotline.survey.SurveyBook.link;
import static cn.hotline.survey.SurveyBook.notices;
import static cn.hotline.survey.SurveyBook.rows;
import static cn.hotline.survey.SurveyBook.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of a survey: opening it changes nothing, sending its form answers. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class LinkTest {

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void openedAThousandTimesItChangesNothing() {
        var ticket = closed(freshPhone());
        var link = link(ticket);
        var before = state(ticket);
        assertThat(As.nobody().get(link).statusCode()).isEqualTo(200);
        for (int i = 0; i < 500; i++) {
            assertThat(Wire.request("GET", link).send().status()).isEqualTo(200);
            assertThat(Wire.request("HEAD", link).send().status()).isEqualTo(200);
        }
        assertThat(state(ticket)).isEqualTo(before);
    }

    @Test
    void thePageAsksInTheReadersLanguageAndTellsNothingOfTheTicketButItsNumber() {
        var ticket = closed(freshPhone());
        var page = As.nobody().get(link(ticket));
        page.then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/html;charset=UTF-8"))
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(not(containsString("<script")));
        assertThat(page.asString())
                .contains("lang=\"zh-CN\"", ticket.number(), "<legend>事情办得怎么样？</legend>", "<label for=\"reason\">")
                .doesNotContain("王小明", "建设路", "路灯", "198");
        var english =
                As.nobody().header("Accept-Language", "en").get(link(ticket)).asString();
        assertThat(english)
                .contains("lang=\"en\"", "How was your matter handled?")
                .doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void theFormAnswersAndThePageThanks() {
        var ticket = closed(freshPhone());
        send(link(ticket), "service=2&handling=4&reason=" + encoded("还是不亮<b>"))
                .statusCode(303)
                .header("Location", containsString(link(ticket)));
        ticket.readAs(As.reviewer())
                .then()
                .body("rating.service", equalTo(2))
                .body("rating.handling", equalTo(4))
                .body("redo", equalTo("ASKED"));
        assertThat(As.nobody().get(link(ticket)).asString())
                .contains("谢谢您，评价已收到。", "对事项办理效果不满意")
                .doesNotContain("<form");
        send(link(ticket), "handling=1").statusCode(303);
        assertThat(verdicts(last(ticket))).containsExactly("COUNTED", "CONTRADICTORY");
        assertThat(last(ticket)).containsEntry("way", "LINK");
        assertThat(notices(ticket)).containsExactly("SURVEY CANCELLED");
    }

    @Test
    void whatIsWrongIsSaidInThePageWithWhatWasEntered() {
        var ticket = closed(freshPhone());
        var link = link(ticket);
        var missing = send(link, "service=3&reason=" + encoded("慢\"><script>"))
                .statusCode(422)
                .extract()
                .asString();
        assertThat(missing)
                .contains("role=\"alert\"", "name=\"service\" value=\"3\" checked", "慢&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script");
        for (var body : List.of(
                "handling=5",
                "handling=11",
                "handling=x",
                "service=9&handling=1",
                "handling=1&reason=" + "x".repeat(1001),
                "")) {
            send(link, body).statusCode(422);
        }
        assertThat(last(ticket)).containsEntry("state", "OPEN");
        assertThat(verdicts(last(ticket))).isEmpty();
    }

    @Test
    void aThousandLettersAreTakenAndALineEndIsOne() {
        var ticket = closed(freshPhone());
        send(link(ticket), "handling=4&reason=" + encoded("修".repeat(999) + "\r\n修"))
                .statusCode(422);
        send(link(ticket), "handling=4&reason=" + encoded("修".repeat(998) + "\r\n修"))
                .statusCode(303);
        assertThat(verdicts(last(ticket))).containsExactly("COUNTED");
    }

    @Test
    void whoComesTooLateIsToldSo() {
        var ticket = closed(freshPhone());
        MovedClock.forward(Duration.ofDays(15));
        assertThat(As.nobody().get(link(ticket)).asString()).contains("评价时间已过").doesNotContain("<form");
        send(link(ticket), "handling=1").statusCode(303);
        assertThat(verdicts(last(ticket))).containsExactly("LATE");
    }

    @Test
    void aLinkThatIsNoneIsAPoliteNoOnAPage() {
        for (var token : List.of("7Kd3QxZm9aBc", "x", "0OIl0OIl0OIl", "%27%20or%201")) {
            var answer = As.nobody().urlEncodingEnabled(false).get("/s/" + token);
            answer.then().statusCode(404).header("Cache-Control", "no-store");
            assertThat(answer.asString()).contains("这个链接不正确或已失效");
            send("/s/" + token, "handling=1").statusCode(404);
        }
    }

    @Test
    void theSecondSurveySaysThatItIsTheLast() {
        var ticket = cn.hotline.support.InHandling.redone(ATicket.aTicket());
        ticket.act(As.clearedHandler(ATicket.UNIT), "signing", null)
                .act(As.clearedHandler(ATicket.UNIT), "reply", ATicket.reply())
                .act(As.manager(), "review", Map.of("decision", "APPROVE"))
                .act(As.manager(), "closure", null);
        assertThat(As.nobody().get(link(ticket)).asString()).contains("这是最后一次评价");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static ValidatableResponse send(String link, String form) {
        return As.nobody()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(link)
                .then();
    }

    /** All that there is of a ticket and its survey. */
    private static List<String> state(ATicket ticket) {
        var id = SurveyBook.row(ticket).id;
        return java.util.stream.Stream.of(
                        "select * from survey where id = '" + id + "'",
                        "select count(*) from survey_reply where survey_id = '" + id + "'",
                        "select occasion, state from notice where occasion like 'survey:" + id + "%'",
                        "select count(*) from revisit where survey_id = '" + id + "'",
                        "select seq, updated_at from ticket where number = '" + ticket.number() + "'")
                .flatMap(sql -> rows(sql).stream().map(row -> row.replaceAll("\\[B@\\w+", "")))
                .toList();
    }
}
