package cn.hotline.catalogue;

import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The labels under which the tree of matters is published. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CodeSetTest {

    @AfterEach
    void back() {
        MovedClock.reset();
    }

    @Test
    void aCodeSetIsPublishedOnceForADay() {
        var label = "20" + (10 + ProcessHandle.current().pid() % 90) + "-77";
        var day = today().plusDays(30).toString();
        for (int i = 0; i < 2; i++) {
            publish(label, day).statusCode(200).body("label", equalTo(label), "effectiveFrom", equalTo(day));
        }
        publish(label, today().plusDays(31).toString()).statusCode(409);
        publish("2099-78", day).statusCode(409);
        publish("next", day).statusCode(400);
        MovedClock.forward(Duration.ofDays(31));
        As.nobody().get("/api/citizen/v1/matters").then().body("codeSet", equalTo(label));
    }

    private static ValidatableResponse publish(String label, String day) {
        return As.administrator()
                .body(Map.of("effectiveFrom", day))
                .put("/api/staff/v1/catalogue/code-sets/{l}", label)
                .then();
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(new MovedClock().instant(), ZoneId.of("Asia/Shanghai"));
    }
}
