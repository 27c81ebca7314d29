package cn.hotline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import cn.hotline.support.Ear;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of counters themselves. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CounterFeedTest {

    @Test
    void screensAreToldWhenACounterOpensPausesAndCloses() {
        var hall = AHall.fresh();
        try (var board = Ear.open("citizen").subscribe(Map.of("topic", "board:" + hall.code()));
                var counter = Ear.open("staff", As.staffToken("clerk-x", "clerk", hall.code(), List.of(), false))
                        .subscribe(Map.of("topic", "counter:" + hall.code() + "/02"))) {
            board.await("live");
            counter.await("live");
            hall.open("02", "03");
            hall.at("02", "pause");
            hall.at("02", "closing");
            for (var ear : List.of(board, counter)) {
                var closed =
                        ear.await(frame -> frame.at("/event/action").asText().equals("COUNTER_CLOSED"));
                assertThat(closed.at("/event/counter/state").asText()).isEqualTo("CLOSED");
                assertThat(closed.at("/event/text").asText()).isEqualTo("02号窗口已关闭。");
            }
            assertThat(actions(board))
                    .containsExactlyInAnyOrder("COUNTER_OPENED", "COUNTER_OPENED", "COUNTER_PAUSED", "COUNTER_CLOSED");
            assertThat(actions(counter)).containsExactly("COUNTER_OPENED", "COUNTER_PAUSED", "COUNTER_CLOSED");
        }
    }

    private static List<String> actions(Ear ear) {
        return ear.ofType("event").stream()
                .map(frame -> frame.at("/event/action").asText())
                .toList();
    }
}
