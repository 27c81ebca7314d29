package cn.hotline.access.partner;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.APartner;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a partner may ask, counted by two nodes at once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class QuotaTest {

    @Inject
    EntityManager db;

    @Inject
    Clock clock;

    @AfterEach
    void presentTime() {
        MovedClock.reset();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 37, 90})
    void twoNodesTogetherGrantExactlyTheQuota(int quota) {
        var nodes = List.of(new Quota(db, clock), new Quota(db, clock));
        var client = "raced-" + UUID.randomUUID();
        var granted =
                Together.all(100, i -> nodes.get(i % 2).take(client, quota, 1).granted());
        assertThat(granted.stream().filter(yes -> yes)).hasSize(quota);
        assertThat(nodes.get(0).take(client, quota, 1).left()).isZero();
    }

    @Test
    void aNodeAsksTheDatabaseOnceForManyRequests() {
        var node = new Quota(db, clock);
        var client = "blocks-" + UUID.randomUUID();
        for (int i = 0; i < 50; i++) {
            assertThat(node.take(client, 100_000, 1).left()).isEqualTo(99_999 - i);
        }
        assertThat(Rows.count("select taken from partner_usage where client = ?", client))
                .isEqualTo(50);
        node.take(client, 100_000, 1);
        assertThat(Rows.count("select taken from partner_usage where client = ?", client))
                .isEqualTo(100);
        assertThat(node.take(client, 100_000, 1000).granted()).isTrue();
        assertThat(node.take(client, 2000, 1000).granted()).isFalse();
    }

    @Test
    void anotherDayBeginsAnew() {
        var node = new Quota(db, clock);
        var client = "daily-" + UUID.randomUUID();
        assertThat(node.take(client, 1, 1).granted()).isTrue();
        var over = node.take(client, 1, 1);
        assertThat(over.granted()).isFalse();
        assertThat(over.reset()).isBetween(Duration.ZERO, Duration.ofHours(24));
        MovedClock.forward(over.reset().plusSeconds(1));
        assertThat(node.take(client, 1, 1).granted()).isTrue();
    }

    @Test
    void eachAnswerSaysWhatIsLeftAndTheOneBeyondIsRefused() {
        var partner = APartner.registered("LIVE", 3, "tickets.read");
        for (int left = 2; left >= 0; left--) {
            var answer = partner.get("/api/partner/v1/tickets");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Limit")).isEqualTo("3");
            assertThat(answer.header("RateLimit-Remaining")).isEqualTo(Integer.toString(left));
            assertThat(Integer.parseInt(answer.header("RateLimit-Reset"))).isBetween(1, 86_400);
        }
        var beyond = As.partner(partner.id(), "tickets.read").get("/api/partner/v1/tickets");
        assertThat(beyond.statusCode()).isEqualTo(429);
        assertThat(beyond.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(Integer.parseInt(beyond.header("Retry-After"))).isBetween(1, 86_400);
        partner.change(APartner.terms(4, true, "tickets.read"));
        assertThat(partner.get("/api/partner/v1/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void aMinuteHasItsLimitToo() {
        var partner = APartner.live("tickets.read");
        var terms = new java.util.HashMap<String, Object>(APartner.terms(1000, true, "tickets.read"));
        terms.putAll(Map.of("perMinute", 2));
        partner.change(terms);
        assertThat(partner.get("/api/partner/v1/tickets").header("RateLimit-Limit"))
                .isEqualTo("2");
        partner.get("/api/partner/v1/tickets");
        var beyond = partner.get("/api/partner/v1/tickets");
        assertThat(beyond.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(beyond.header("Retry-After"))).isBetween(1, 60);
        assertThat(beyond.header("RateLimit-Remaining")).isEqualTo("0");
    }

    @Test
    void whoeverIsNotRegisteredGoesByTheDefaults() {
        var answer = As.partner("nobody-" + UUID.randomUUID(), "tickets.read").get("/api/partner/v1/tickets");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("RateLimit-Limit")).isEqualTo("1000000");
    }
}
