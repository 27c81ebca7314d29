package cn.hotline.feed;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.ANumber;
import cn.hotline.support.As;
import cn.hotline.support.Await;
import cn.hotline.support.Ear;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stream is kept for so long and no longer; who asks for what is gone is told so, and histories stay. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ForgettingTest {

    @Inject
    Forgetting forgetting;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void oldPositionsGoAndNewOnesStay() {
        var old = aTicket().filed();
        try (var ear = Ear.open("citizen").subscribe(old)) {
            ear.await("live");
        }
        MovedClock.forward(Duration.ofDays(401 + 50 * 365)); // other tests have been years ahead as well
        var fresh = aTicket().filed();
        try (var ear = Ear.open("citizen").subscribe(fresh)) {
            ear.await("live");
            fresh.act(As.manager(), "acceptance", Map.of("matter", cn.hotline.support.ATicket.MATTER));
            ear.await("event");
        }
        forgetting.forget();
        assertThat(Rows.count("select count(*) from feed_entry where position < (select oldest from feed_head)"))
                .isZero();
        assertThat(Rows.count("select position - oldest from feed_head")).isBetween(0L, 1L);
        assertThat(Rows.count("select count(*) from ticket_event")).isGreaterThan(2);
        As.codeHolder(old.code())
                .get("/api/citizen/v1/tickets/{n}/events?after=0", old.number())
                .then()
                .statusCode(404);
        As.codeHolder(old.code())
                .get("/api/citizen/v1/tickets/{n}/timeline", old.number())
                .then()
                .statusCode(200);
        assertThat(As.codeHolder(fresh.code())
                        .get("/api/citizen/v1/tickets/{n}/events", fresh.number())
                        .jsonPath()
                        .getList("items.seq"))
                .contains(2);
        numbersAreKeptAndForgottenAlike();
    }

    private void numbersAreKeptAndForgottenAlike() {
        var number = ANumber.taken("TAX");
        var entries = "select count(*) from feed_entry where topic = ?";
        var topic = "number:" + number.id();
        Await.until("a position", Duration.ofSeconds(10), () -> Rows.count(entries, topic) == 1);
        forgetting.forget();
        assertThat(Rows.count(entries, topic)).isEqualTo(1);
        MovedClock.forward(Duration.ofDays(401));
        forgetting.forget();
        assertThat(Rows.count(entries, topic)).isZero();
    }
}
