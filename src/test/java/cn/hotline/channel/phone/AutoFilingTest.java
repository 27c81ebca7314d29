package cn.hotline.channel.phone;

import static cn.hotline.channel.phone.Switchboard.agent;
import static cn.hotline.channel.phone.Switchboard.talked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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

    private static final String[] SURE = {"我要反映一个事情，我姓王，建设路12号门口的路灯不亮。", "对，建设路12号，一共三盏路灯不亮，灯杆没有歪，请派人来修。"};

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
        As.manager().get("/api/staff/v1/tickets/{n}", number).then().body("channel", equalTo("PHONE"));
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
