package cn.hotline.feed;

import static cn.hotline.hall.queue.ANumber.HALL;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.ANumber;
import cn.hotline.hall.queue.QueueVerb;
import cn.hotline.support.As;
import cn.hotline.support.Await;
import cn.hotline.support.Ear;
import cn.hotline.support.FrameContract;
import cn.hotline.support.Postgres;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Screens, clerks and those who wait, when they can't hold a socket. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HallPollTest {

    private static final String NUMBER = "/api/citizen/v1/numbers/{id}/events";

    @Test
    void aSlipPollsWhatASocketTells() {
        var number = ANumber.taken("SOCIAL").step(QueueVerb.NEAR, null);
        var citizen =
                come(() -> As.nobody().header("Queue-Code", number.code()).get(NUMBER, number.id()), number.event(2));
        assertThat(citizen.<List<String>>path("items.id")).containsExactly(number.event(1), number.event(2));
        try (var ear = Ear.open("citizen")
                .subscribe(Map.of(
                        "topic", "number:" + number.id(),
                        "queueCode", number.code(),
                        "after", citizen.path("items[0].cursor")))) {
            ear.await("live");
            assertThat(ear.ids()).containsExactly(number.event(2));
        }
        As.nobody().get(NUMBER, number.id()).then().statusCode(401);
        As.citizen(UUID.randomUUID()).get(NUMBER, number.id()).then().statusCode(404);
        number.step(QueueVerb.LEFT, null);
    }

    @Test
    void aScreenPollsTheBoard() {
        var board = "/api/citizen/v1/halls/" + HALL + "/board";
        ANumber.buildHall();
        var now = As.nobody().get(board).then().statusCode(200).extract();
        FrameContract.checked("hall-board", now.body().as(JsonNode.class).path("snapshot"));
        var after = board + "/events?wait=5&after=" + now.path("cursor");
        var number = ANumber.taken("TAX").called("07").finished("07");
        var events = come(() -> As.nobody().get(after), number.event(4));
        assertThat(events.<List<String>>path("items.id"))
                .contains(number.event(1), number.event(2), number.event(3), number.event(4));
        assertThat(As.nobody().get(board).<List<String>>path("snapshot.calls.number"))
                .contains(number.number());
        As.nobody().get("/api/citizen/v1/halls/NOWHERE/board/events").then().statusCode(404);
        As.nobody().get("/api/citizen/v1/halls/NOWHERE/board").then().statusCode(404);
    }

    @Test
    void aClerkPollsTheCounter() {
        var board = "/api/staff/v1/halls/" + HALL + "/counters/08/board";
        ANumber.buildHall();
        var now = As.clerk(HALL).get(board).then().statusCode(200).extract();
        FrameContract.checked("hall-counter", now.body().as(JsonNode.class).path("snapshot"));
        var path = "/api/staff/v1/halls/" + HALL + "/counters/08/events?after=" + now.path("cursor");
        var number = ANumber.taken("SOCIAL").called("08").finished("08");
        var counter = come(() -> As.clerk(HALL).get(path), number.event(4));
        assertThat(counter.<List<String>>path("items.action")).contains("TAKEN", "CALLED", "STARTED", "FINISHED");
        As.clerk("HALL-LT").get(path).then().statusCode(404);
        As.clerk("HALL-LT").get(board).then().statusCode(404);
    }

    /** All there is, once this has come: positions are given a moment after the commit. */
    private static Response come(Supplier<Response> read, String event) {
        var answer = new Response[1];
        Await.until(event, Duration.ofSeconds(10), () -> {
            answer[0] = read.get();
            assertThat(answer[0].statusCode()).as(answer[0].asString()).isEqualTo(200);
            return answer[0].jsonPath().getList("items.id").contains(event);
        });
        return answer[0];
    }
}
