package cn.hotline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small hall is played against the service: everybody who came is seen to, and nobody sits there afterwards. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HallFloorTest {
    private static final Accounts NO_SECRETS = new Accounts(Path.of("target"), "", "", List.of());

    private final List<String> slips = new ArrayList<>();

    @TestHTTPResource("/")
    URI service;

    @BeforeEach
    void morning() {
        AHall.morning();
    }

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void everybodyWhoComesIsSeenToAndTheCountersAreClosed() throws IOException {
        var hall = AHall.fresh();
        hall.service("GENERAL", "Z", 6);
        hall.counter("04", "GENERAL");
        var left = hall.taken("SOCIAL");
        calls(hall, "opening");
        calls(hall, "next");
        try (var desk = TokenDesk.before(service, hall.code(), 4);
                var http = new Http(desk.address(), new Steps())) {
            var floor = HallFloor.opened(new Api(http, new Tokens(http, NO_SECRETS)), hall.code());
            var visitors = new HallVisitors(floor, 3, slips::add);
            floor.serve(visitors);
            floor.close();
            assertThat(floor.summary(visitors)).contains("3 came: 3 took a number", "0 failed", "04号窗口");
            assertThat(floor.isEverybodySeenTo(visitors)).isTrue();
        }
        assertThat(slips).singleElement().asString().contains("A002", "测试大厅", "号票凭码");
        assertThat(Rows.text("select string_agg(distinct state, ' ') from counter where hall = ?", hall.code()))
                .isEqualTo("CLOSED");
        assertThat(Rows.text("select state from queue_ticket where hall = ? and number = ?", hall.code(), left))
                .as("whom an earlier play left at the counter")
                .isEqualTo("SKIPPED");
        assertThat(Rows.count(
                        "select count(*) from queue_ticket where hall = ? and state not in ('DONE', 'SKIPPED')",
                        hall.code()))
                .isZero();
    }

    /** As the demo's own clerk of the second counter. */
    private static void calls(AHall hall, String verb) {
        As.staff("clerk-" + hall.code() + "-2", "clerk", hall.code(), List.of(), false)
                .header("Idempotency-Key", As.key())
                .post("/api/staff/v1/halls/{hall}/counters/02/" + verb, hall.code())
                .then()
                .statusCode(200);
    }
}
