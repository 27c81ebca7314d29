package cn.hotline.platform;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class IdempotencyTest {

    @Inject
    Idempotency idempotency;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void aKeyIsRememberedForThreeDaysAndThenForgotten() {
        var key = As.key();
        var first = aTicket().titled(key).send(key).asString();
        MovedClock.forward(Duration.ofHours(71));
        idempotency.forgetOld();
        assertThat(aTicket().titled(key).send(key).asString()).isEqualTo(first);
        MovedClock.forward(Duration.ofHours(2));
        idempotency.forgetOld();
        assertThat(Rows.count("select count(*) from idempotency where key = ?", key))
                .isZero();
        assertThat(aTicket().titled(key).send(key).asString()).isNotEqualTo(first);
        assertThat(Rows.count("select count(*) from ticket where title = ?", key))
                .isEqualTo(2);
    }

    @Test
    void whatIsRememberedIsNotReadableInTheDatabase() {
        var key = As.key();
        var filed = aTicket().send(key);
        String code = filed.path("trackCode");
        assertThat(Rows.count("select count(*) from idempotency where key = ?", key))
                .isEqualTo(1);
        assertThat(Rows.count(
                        "select count(*) from idempotency where key = ? and position(convert_to(?, 'UTF8') in body) > 0",
                        key,
                        code))
                .isZero();
    }
}
