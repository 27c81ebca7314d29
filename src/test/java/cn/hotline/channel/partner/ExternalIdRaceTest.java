package cn.hotline.channel.partner;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ABatch;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** More who bring one matter at the same moment than there are connections: it is one ticket, and each is told which. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ExternalIdRaceTest {

    private static final int MANY = 60;

    private final String partner = "raced-" + UUID.randomUUID();

    @Test
    void filedSingly() {
        var answers = Together.all(
                MANY,
                i -> aTicket().byPartner(partner).with("externalId", "SAME").send(As.key()));
        assertThat(answers.stream().map(Response::statusCode))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
        assertThat(answers.stream().<String>map(answer -> answer.path("number")))
                .containsOnly(number());
    }

    @Test
    void broughtInImports() {
        var answers = Together.all(
                MANY, i -> ABatch.lines(As.partner(partner, "tickets.write"), As.key(), ABatch.line("SAME")));
        assertThat(answers.stream().map(Response::statusCode)).containsOnly(201);
        assertThat(answers.stream().<List<String>>map(answer -> answer.path("rows.state")))
                .containsOnlyOnce(List.of("CREATED"))
                .containsOnly(List.of("CREATED"), List.of("REPEATED"));
        assertThat(answers.stream().<List<String>>map(answer -> answer.path("rows.number")))
                .containsOnly(List.of(number()));
    }

    private String number() {
        var number = "cast(t.number as bigint)";
        var sql = "select " + number + " from ticket t where t.partner = ?";
        assertThat(Rows.count("select count(*) from ticket t where t.partner = ?", partner))
                .isEqualTo(1);
        return Long.toString(Rows.count(sql, partner));
    }
}
