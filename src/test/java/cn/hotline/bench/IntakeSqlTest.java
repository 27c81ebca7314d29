package cn.hotline.bench;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The benchmark's other side is only a limit if it sends the very statements the service sends. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class IntakeSqlTest {

    @Test
    void theBenchmarkSendsTheStatementsOfOneFiling() {
        aTicket().filed();
        assertThat(Statements.of(() -> aTicket().inRegion("999901").filed()))
                .isEqualTo(IntakeByJdbc.statements().stream()
                        .map(Statements::folded)
                        .toList());
    }
}
