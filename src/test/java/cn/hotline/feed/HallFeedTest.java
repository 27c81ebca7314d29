package cn.hotline.feed;

import static cn.hotline.hall.queue.ANumber.HALL;
import static cn.hotline.hall.queue.ANumber.taken;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.ANumber;
import cn.hotline.hall.queue.QueueVerb;
import cn.hotline.support.As;
import cn.hotline.support.Ear;
import cn.hotline.support.FrameContract;
import cn.hotline.support.Postgres;
import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What screens, clerks and those who wait are told of the queue of a hall. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HallFeedTest {

    private static final Map<String, String> BOARD = Map.of("topic", "board:" + HALL);

    @Inject
    AgroalDataSource database;

    @Test
    void aBoardTellsEverybodyWhoIsCalledWhere() {
        taken("TAX");
        try (var ear = Ear.open("citizen").subscribe(BOARD)) {
            FrameContract.checked("hall-board", ear.await("snapshot").path("snapshot"));
            ear.await("live");
            var number = taken("SOCIAL").step(QueueVerb.NEAR, null).called("01");
            var called = event(ear, number.event(3));
            assertThat(called.path("action").asText()).isEqualTo("CALLED");
            assertThat(called.path("text").asText()).isEqualTo("请" + number.number() + "号到1号窗口办理。");
            assertThat(called.at("/counter/code").asText()).isEqualTo("01");
            assertThat(called.at("/announcement/english").asText()).endsWith("please go to Counter 1");
            assertThat(ear.ids()).contains(number.event(1)).doesNotContain(number.event(2));
            try (var second =
                    Ear.open("citizen", Map.of("Accept-Language", "en")).subscribe(BOARD)) {
                var board = second.await("snapshot").path("snapshot");
                assertThat(FrameContract.checked("hall-board", board)
                                .path("name")
                                .asText())
                        .isEqualTo("Test hall");
                assertThat(board.path("serving").findValuesAsText("number")).contains(number.number());
                assertThat(board.at("/calls/0/counter/name").asText()).isEqualTo("Counter 1");
            }
            number.finished("01");
            event(ear, number.event(5));
        }
    }

    @Test
    void aBoardTellsHowManyWait() {
        try (var ear = Ear.open("citizen").subscribe(BOARD)) {
            ear.await("live");
            var first = taken("SOCIAL");
            int before = event(ear, first.event(1)).path("waiting").asInt();
            var second = taken("SOCIAL");
            assertThat(event(ear, second.event(1)).path("waiting").asInt()).isEqualTo(before + 1);
            first.step(QueueVerb.LEFT, null);
            assertThat(event(ear, first.event(2)).path("waiting").asInt()).isEqualTo(before);
        }
    }

    @Test
    void whoHasTheSlipIsToldToComeAndResumesWithoutLossOrRepeat() {
        var number = taken("SOCIAL");
        String cursor;
        try (var ear = Ear.open("citizen").subscribe(slip(number))) {
            var snapshot =
                    FrameContract.checked("hall-number", ear.await("snapshot").path("snapshot"));
            assertThat(snapshot.path("state").asText()).isEqualTo("WAITING");
            ear.await("live");
            number.step(QueueVerb.NEAR, null);
            cursor = event(ear, number.event(2)).path("cursor").asText();
            assertThat(ear.ids()).containsExactly(number.event(2));
        }
        number.called("04").step(QueueVerb.SKIPPED, "04");
        var after = new java.util.HashMap<>(slip(number));
        after.put("after", cursor);
        try (var ear = Ear.open("citizen").subscribe(after)) {
            ear.await("live");
            number.step(QueueVerb.RETURNED, null);
            event(ear, number.event(5));
            assertThat(ear.ids()).containsExactly(number.event(3), number.event(4), number.event(5));
            assertThat(event(ear, number.event(3)).at("/counter/floor").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aCitizenFollowsTheirOwnNumberByLogin() {
        var citizen = UUID.randomUUID();
        var number = taken("TAX", citizen);
        var token = As.token("citizen", citizen.toString(), Set.of("citizen"), Map.of());
        try (var ear = Ear.open("citizen", token).subscribe(Map.of("topic", "number:" + number.id()))) {
            ear.await("live");
            number.called("05");
            assertThat(event(ear, number.event(2)).path("text").asText()).contains("5号窗口");
            number.finished("05");
            event(ear, number.event(4));
        }
    }

    @Test
    void aCounterHearsOfItsOwnNumberAndOfWhoWaitsForIt() {
        try (var social = counter("02");
                var tax = counter("03")) {
            var snapshot = FrameContract.checked(
                    "hall-counter", social.await("snapshot").path("snapshot"));
            assertThat(snapshot.path("waiting").findValuesAsText("service")).containsExactly("SOCIAL");
            social.await("live");
            tax.await("live");
            var number = taken("SOCIAL").called("02").finished("02");
            var later = taken("TAX");
            event(social, number.event(4));
            event(tax, later.event(1));
            assertThat(social.ids()).contains(number.event(1), number.event(2), number.event(3));
            assertThat(social.ids()).doesNotContain(later.event(1));
            assertThat(tax.ids()).noneMatch(id -> id.startsWith(number.event(1).replaceAll("1$", "")));
        }
    }

    @Test
    void whatAnotherNodeLeftBehindIsToldAllTheSame() throws SQLException {
        var number = taken("SOCIAL");
        try (var ear = Ear.open("citizen").subscribe(slip(number));
                var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "with one as (update queue_ticket set version = 1 where id = ?) insert into queue_step (queue_ticket, seq, at, verb, service, actor) values (?, 2, now(), 'NEAR', 'SOCIAL', 'x')")) {
            ear.await("live");
            statement.setObject(1, number.id());
            statement.setObject(2, number.id());
            statement.executeUpdate();
            event(ear, number.event(2));
        }
    }

    @Test
    void nothingOfAPersonIsTold() {
        var citizen = UUID.randomUUID();
        try (var ear = Ear.open("citizen").subscribe(BOARD)) {
            ear.await("live");
            var number = taken("TAX", citizen).called("06").finished("06");
            event(ear, number.event(4));
            assertThat(ear.frames().toString())
                    .doesNotContain(citizen.toString(), number.id().toString(), number.code(), "staff:test");
        }
    }

    private static Map<String, String> slip(ANumber number) {
        return Map.of(
                "topic", "number:" + number.id(), "queueCode", number.code().toLowerCase(java.util.Locale.ROOT));
    }

    private static Ear counter(String code) {
        return Ear.open("staff", As.staffToken("clerk-" + code, "clerk", HALL, List.of(), false))
                .subscribe(Map.of("topic", "counter:" + HALL + "/" + code));
    }

    private static JsonNode event(Ear ear, String id) {
        return ear.await(frame -> frame.at("/event/id").asText().equals(id)).path("event");
    }
}
