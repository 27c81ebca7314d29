package cn.hotline.channel.partner.transfer;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What two nodes do at one moment is decided once, by the database. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TransferRaceTest {

    private static final int ROUNDS = 5;

    private final Hotline police = new Hotline(Hotline.POLICE);

    @Inject
    TransferSweep sweep;

    @AfterEach
    void backToTheTime() {
        MovedClock.reset();
    }

    @Test
    void acknowledgedAndRefusedAtOnceItIsOneOfThem() {
        for (int round = 0; round < ROUNDS; round++) {
            var id = Hotline.offered(aTicket().filed(), Hotline.POLICE);
            var statuses = Together.all(6, i -> (i % 2 == 0 ? police.acknowledge(id) : police.refuse(id)).statusCode());
            assertThat(statuses).containsOnly(200, 409);
            assertThat(statuses.stream().filter(s -> s == 200).count()).isEqualTo(3);
            assertThat(steps(id, "ACKNOWLEDGED") + steps(id, "REFUSED")).isEqualTo(1);
        }
    }

    @Test
    void takenByManyAtOnceItIsOneTicket() {
        for (int round = 0; round < ROUNDS; round++) {
            var externalId = As.key();
            var ids = Together.all(
                    4, i -> police.handIn(Hotline.matter(externalId)).<String>path("id"));
            assertThat(ids).doesNotContainNull().containsOnly(ids.getFirst());
            var numbers = Together.all(
                    4,
                    i -> As.agent()
                            .post("/api/staff/v1/transfers/{id}/acknowledgement", ids.getFirst())
                            .<String>path("number"));
            assertThat(numbers).doesNotContainNull().containsOnly(numbers.getFirst());
            assertThat(Rows.count("select count(*) from contact where external_id = ?", externalId))
                    .isEqualTo(1);
        }
    }

    @Test
    void anAnswerAtTheLastMomentAndTheSweepDecideItOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            var id = Hotline.offered(aTicket().filed(), Hotline.POLICE);
            boolean late = round % 2 == 0;
            MovedClock.forward(Duration.ofMinutes(late ? 31 : 29));
            var statuses = Together.all(3, i -> {
                if (i > 0) {
                    sweep.run();
                    return 200;
                }
                return police.acknowledge(id).statusCode();
            });
            MovedClock.reset();
            assertThat(statuses.getFirst()).isEqualTo(late ? 409 : 200);
            assertThat(steps(id, "ACKNOWLEDGED") + steps(id, "LAPSED")).isEqualTo(1);
            assertThat(steps(id, "LAPSED")).isEqualTo(late ? 1 : 0);
        }
    }

    @Test
    void offeredToTwoAtOnceItIsWithOne() {
        var ticket = aTicket().filed();
        var statuses = Together.all(
                4,
                i -> Hotline.offer(As.agent(), ticket, i % 2 == 0 ? Hotline.POLICE : "rescue-119")
                        .statusCode());
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses).containsOnly(201, 409);
    }

    @Test
    void positionsHaveNoGaps() {
        assertThat(Rows.count("""
                        select count(*) from transfer_head h
                        where position <> (select count(*) from transfer_step s where s.partner = h.partner)""")).isZero();
    }

    private static long steps(String id, String kind) {
        return Rows.count(
                "select count(*) from transfer_step where transfer_id = ? and kind = ?", UUID.fromString(id), kind);
    }
}
