package cn.hotline.channel.phone;

import static cn.hotline.channel.phone.Switchboard.agent;
import static cn.hotline.channel.phone.Switchboard.talked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import cn.hotline.survey.SurveyBook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service files by itself where a city wants that. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class AutoFilingTest {

    /** Every part of its proposal that counts reaches 0.9. */
    private static final String SURE = "我姓李，我要求助，桂苑小区的健身器材坏了，健身器材损坏，篮球架也坏了，没人修，请帮帮忙修一修健身器材，乒乓球台也坏了。";

    /** But for what is wrong with the road, which its form requires: that is sure to 0.89 only. */
    private static final String NEARLY = "我姓李，我要求助，书院路路面坑洼，路烂了，马路有坑，书院路坑坑洼洼，坑槽很大，希望修一修，请帮帮我们，赶紧来人修一下路面，坑槽很深。";

    final String phone = SurveyBook.freshPhone();

    @Inject
    AutoFiling filing;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void manyNodesFileACallOnce() {
        var id = talked(phone, "auto-a", SURE);
        filing.judgeAll();
        assertThat(deeds(id)).isZero();
        MovedClock.forward(Duration.ofMinutes(6));
        Together.all(4, i -> {
            filing.judgeAll();
            return i;
        });
        assertThat(deeds(id)).isOne();
        filing.judgeAll();
        assertThat(deeds(id)).isOne();
        String number = agent("auto-a").get("/api/staff/v1/calls/{id}", id).path("deeds[0].ticket");
        As.manager()
                .get("/api/staff/v1/tickets/{n}", number)
                .then()
                .body("channel", equalTo("PHONE"))
                .body("matter.code", equalTo("040302"))
                .body("elements.keySet()", containsInAnyOrder("place", "problem")); // not the details, at 0.8
        agent("auto-a")
                .header("Idempotency-Key", As.key())
                .body(Map.of())
                .post("/api/staff/v1/calls/{id}/tickets", id)
                .then()
                .statusCode(409);
    }

    @Test
    void anAgentAndTheServiceTogetherMakeOneTicket() {
        for (int round = 0; round < 5; round++) {
            var id = talked(phone, "auto-b", SURE);
            MovedClock.forward(Duration.ofMinutes(6));
            Together.all(2, i -> {
                if (i == 0) {
                    filing.judgeAll();
                } else {
                    agent("auto-b")
                            .header("Idempotency-Key", As.key())
                            .body(Map.of("matter", "019901", "title", "路灯不亮", "type", "HELP"))
                            .post("/api/staff/v1/calls/{id}/tickets", id);
                }
                return i;
            });
            assertThat(deeds(id)).isOne();
        }
    }

    @Test
    void whatIsJustBelowTheThresholdIsLeftToPeople() {
        var nearly = talked(phone, "auto-d", NEARLY);
        MovedClock.forward(Duration.ofMinutes(6));
        Together.all(2, i -> {
            filing.judgeAll();
            return i;
        });
        assertThat(deeds(nearly)).isZero();
        var proposed = agent("auto-d").get("/api/staff/v1/calls/{id}", nearly).then();
        proposed.body("proposal.questions.size()", equalTo(0))
                .body("proposal.matter.confidence", greaterThan(0.9f))
                .body("proposal.elements.damage.confidence", allOf(greaterThan(0.85f), lessThan(0.9f)));
    }

    @Test
    void whatIsInDoubtIsLeftToPeople() {
        var id = talked(phone, "auto-c", "喂，喂，听得见吗");
        MovedClock.forward(Duration.ofMinutes(6));
        filing.judgeAll();
        assertThat(deeds(id)).isZero();
        assertThat(Rows.count("select count(*) from phone_call where call_id = ? and judged_at is not null", id))
                .isOne();
    }

    private static long deeds(String id) {
        return Rows.count(
                "select count(*) from call_deed d join phone_call c on c.id = d.call where c.call_id = ?", id);
    }
}
