package cn.hotline.hall;

import static org.hamcrest.Matchers.endsWith;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ClosureTest {

    @Inject
    Plans plans;

    private final AHall hall = AHall.fresh();

    @AfterEach
    void reset() {
        MovedClock.reset();
    }

    @Test
    void aCounterThatIsShutIsNotOpenedAndCallsNobody() {
        AHall.morning();
        hall.open("02");
        hall.taken("SOCIAL");
        var id = shut("02");
        hall.at("02", "next").then().statusCode(409);
        hall.at("02", "closing").then().statusCode(200);
        hall.at("02", "opening").then().statusCode(409);
        hall.open("01");
        hall.manager()
                .post(AClosure.CLOSURES + "/{id}/lifting", hall.code(), id)
                .then()
                .statusCode(200)
                .body("liftedBy", endsWith(hall.code()));
        hall.open("02");
        hall.next("02");
    }

    @Test
    void whoWritesAPlanDoesNotWaitForWhoShutsACounter() throws Exception {
        AHall.morning();
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            QuarkusTransaction.requiringNew().call(() -> {
                plans.put(hall.code(), plans.read(hall.code()).plan(), KnownVersion.ANY);
                return other.submit(() -> shut("02")).get(10, TimeUnit.SECONDS);
            });
        }
    }

    @Test
    void othersHallsAreNotThere() {
        AHall.morning();
        var id = shut("03");
        var stranger = "HALL-LT";
        AClosure.by(
                        As.hallManager(stranger),
                        hall.code(),
                        null,
                        "2040-03-01T09:00:00+08:00",
                        "2040-03-02T09:00:00+08:00")
                .then()
                .statusCode(404);
        As.hallManager(stranger)
                .post(AClosure.CLOSURES + "/{id}/lifting", hall.code(), id)
                .then()
                .statusCode(404);
        As.hallManager(stranger).get(AClosure.CLOSURES, hall.code()).then().statusCode(404);
        hall.manager()
                .post(AClosure.CLOSURES + "/{id}/lifting", hall.code(), UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    /** From now on for an hour. */
    private String shut(String counter) {
        var now = new MovedClock().instant();
        return AClosure.of(
                hall.code(),
                counter,
                now.toString(),
                now.plus(Duration.ofHours(1)).toString());
    }
}
