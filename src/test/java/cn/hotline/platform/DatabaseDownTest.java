package cn.hotline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Await;
import cn.hotline.support.ProxiedPostgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back: nothing hangs, nothing is lost, nothing is done twice. */
@QuarkusTest
@TestProfile(DatabaseDownTest.BehindAProxy.class)
@SuppressWarnings("NullAway.Init") // the test resource fills them
class DatabaseDownTest {

    private static final Duration FEW_SECONDS = Duration.ofSeconds(12);

    Consumer<String> proxy;
    BooleanSupplier answerIsLost;

    private boolean cut;

    /** The service with its database behind a proxy that the test can cut. */
    public static final class BehindAProxy implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(ProxiedPostgres.class));
        }

        /** What has no connection is told so a second later, not five. */
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.acquisition-timeout", "1s");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @AfterEach
    void back() {
        if (cut) {
            restore();
        }
    }

    @Test
    void withoutADatabaseEveryRequestIsToldToComeBack() {
        var staff = As.staffToken("agent", "agent", "JL-12345", List.of(), false);
        cut();
        for (int round = 0; round < 3; round++) {
            assertUnavailable(Wire.request("GET", "/api/citizen/v1/matters"));
            assertUnavailable(Wire.request("GET", "/api/staff/v1/tickets").bearer(staff));
            assertUnavailable(filing("路灯不亮", As.key()));
        }
    }

    @Test
    void healthTellsWhatIsDownAndThatTheProcessLives() {
        cut();
        Await.until("ready is down", FEW_SECONDS, () -> status("/q/health/ready") == 503);
        assertThat(Wire.request("GET", "/q/health/ready")
                        .send()
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("DOWN");
        assertThat(Wire.request("GET", "/q/health/live")
                        .send()
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("UP");
    }

    @Test
    void whatNeedsNoDatabaseStillWorks() {
        cut();
        assertThat(status("/problems/unavailable")).isEqualTo(200);
        Wire.request("GET", "/api/staff/v1/me").send().isProblem(401, "unauthenticated");
        Wire.post("/api/citizen/v1/tickets", "{").send().isProblem(400, "malformed");
    }

    @Test
    void onceItIsBackTheServiceWorksAgainByItself() {
        cut();
        assertUnavailable(filing("路灯不亮", As.key()));
        restore();
        Await.until(
                "filing works",
                FEW_SECONDS,
                () -> filing("路灯又不亮", As.key()).send().status() == 201);
        Await.until("ready is up", FEW_SECONDS, () -> status("/q/health/ready") == 200);
    }

    @Test
    void aFilingWhoseCommitWasNeverConfirmedIsFoundAgainByItsKey() {
        var key = As.key();
        assertThat(filing("先热身", As.key()).send().status()).isEqualTo(201);
        proxy.accept("lose the next commit's answer");
        var first = filing(key, key).send();
        assertThat(answerIsLost.getAsBoolean()).isTrue();
        var again = filing(key, key).send();
        assertThat(again.status()).isEqualTo(201);
        if (first.status() == 201) { // the service itself has looked the key up on another connection
            assertThat(first.body()).isEqualTo(again.body());
        } else {
            first.isProblem(503, "unavailable");
        }
        assertThat(Rows.count("select count(*) from ticket where title = ?", key))
                .isEqualTo(1);
        assertThat(filing(key, key).send().body()).isEqualTo(again.body());
    }

    @Test
    void aFilingThatFailedIsFiledOnceWhenItIsSentAgain() {
        var key = As.key();
        cut();
        assertUnavailable(filing(key, key));
        restore();
        Await.until("filing works", FEW_SECONDS, () -> filing(key, key).send().status() == 201);
        assertThat(Rows.count("select count(*) from ticket where title = ?", key))
                .isEqualTo(1);
    }

    private void cut() {
        proxy.accept("cut");
        cut = true;
    }

    private void restore() {
        proxy.accept("restore");
        cut = false;
        Await.until("a read works", FEW_SECONDS, () -> status("/api/citizen/v1/regions") == 200);
    }

    private static void assertUnavailable(Wire request) {
        long begun = System.nanoTime();
        var reply = request.send().isProblem(503, "unavailable");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(FEW_SECONDS);
        assertThat(Integer.parseInt(reply.headers().get("retry-after"))).isBetween(1, 60);
    }

    private static int status(String path) {
        return Wire.request("GET", path).send().status();
    }

    private static Wire filing(String title, String key) {
        return Wire.post(
                        "/api/citizen/v1/tickets",
                        "{\"title\":\"" + title + "\",\"text\":\"建设路的路灯不亮。\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}")
                .header("Idempotency-Key", key);
    }
}
