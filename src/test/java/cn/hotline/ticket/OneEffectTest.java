package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Twenty at once with one key have one effect, for everything that takes a key. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OneEffectTest {

    private static final String EVENTS =
            "select count(*) from ticket_event e join ticket t on t.id = e.ticket_id where t.number = ? and e.verb = ?";

    @Test
    void supplementsOfACitizen() {
        var ticket = aTicket().filed();
        twenty(
                () -> As.codeHolder(ticket.code()).body(Map.of("text", "补充：还有两盏不亮。")),
                "/api/citizen/v1/tickets/{n}/supplements",
                ticket);
        assertThat(Rows.count(EVENTS, ticket.number(), "SUPPLEMENT")).isEqualTo(1);
        assertThat(Rows.count(
                        "select count(*) from contact c join ticket t on t.id = c.ticket_id where t.number = ?",
                        ticket.number()))
                .isEqualTo(2);
    }

    @Test
    void supplementsByAnAgent() {
        var ticket = aTicket().filed();
        twenty(() -> As.agent().body(Map.of("text", "来电补充：还有两盏不亮。")), "/api/staff/v1/tickets/{n}/supplements", ticket);
        assertThat(Rows.count(EVENTS, ticket.number(), "SUPPLEMENT")).isEqualTo(1);
    }

    @Test
    void urgesOfACitizen() {
        var ticket = aTicket().dispatched();
        twenty(
                () -> As.codeHolder(ticket.code()).body(Map.of("reason", "还没有人来")),
                "/api/citizen/v1/tickets/{n}/urges",
                ticket);
        assertThat(Rows.count(EVENTS, ticket.number(), "URGE")).isEqualTo(1);
    }

    @Test
    void urgesByAnAgent() {
        var ticket = aTicket().dispatched();
        twenty(() -> As.agent().body(Map.of()), "/api/staff/v1/tickets/{n}/urges", ticket);
        assertThat(Rows.count(EVENTS, ticket.number(), "URGE")).isEqualTo(1);
    }

    @Test
    void subTickets() {
        var ticket = aTicket().accepted();
        twenty(
                () -> As.dispatcher().body(Map.of("title", "停车收费不公示", "text", "来信的第二个问题：停车收费标准未公示。")),
                "/api/staff/v1/tickets/{n}/sub-tickets",
                ticket);
        assertThat(Rows.count("select count(*) from ticket where parent = ?", ticket.number()))
                .isEqualTo(1);
        assertThat(Rows.count(EVENTS, ticket.number(), "SPLIT")).isEqualTo(1);
    }

    @Test
    void devices() {
        var name = "机-" + UUID.randomUUID();
        twenty(() -> As.administrator().body(Map.of("name", name, "hall", "HALL-CITY")), "/api/staff/v1/devices", null);
        assertThat(Rows.count("select count(*) from device where name = ?", name))
                .isEqualTo(1);
    }

    @Test
    void uploads() {
        var citizen = UUID.randomUUID();
        byte[] pdf = ("%PDF-1.4\n" + citizen + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
        twenty(
                () -> As.citizen(citizen)
                        .contentType("application/octet-stream")
                        .body(pdf),
                "/api/citizen/v1/attachments",
                null);
        assertThat(Rows.count("select count(*) from attachment where uploader = ?", "citizen:" + citizen))
                .isEqualTo(1);
    }

    private static void twenty(Supplier<RequestSpecification> as, String path, @Nullable ATicket ticket) {
        var key = As.key();
        var answers = Together.all(20, i -> {
            var request = as.get().header("Idempotency-Key", key);
            return ticket == null ? request.post(path) : request.post(path, ticket.number());
        });
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .extracting(a -> a.header("ETag"))
                .containsOnly(answers.getFirst().header("ETag"));
    }
}
