package cn.hotline.platform;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resource refuses: each status with what the caller needs to do better. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/citizen/v1/tickets, GET POST",
        "PUT, /api/citizen/v1/tickets/26112200000017, GET",
        "POST, /api/citizen/v1/matters, GET",
        "GET, /api/citizen/v1/attachments, POST",
        "PATCH, /api/citizen/v1/sessions, POST",
        "GET, /api/kiosk/v1/sessions, POST",
        "DELETE, /api/staff/v1/tickets/26112200000017, GET",
        "GET, /api/staff/v1/tickets/26112200000017/dispatch, POST",
        "PUT, /api/staff/v1/tickets/26112200000017/disclosures, GET POST",
        "GET, /api/staff/v1/devices/01935c3e-0000-7000-8000-000000000001/disablement, POST",
        "DELETE, /api/partner/v1/tickets, GET POST",
        "GET, /demo/v1/token, POST",
        "POST, /problems/invalid, GET"
    })
    void anotherMethodIs405AndNamesTheRightOnes(String method, String path, String allowed) {
        var reply = Wire.request(method, path).send().isProblem(405, "method-not-allowed");
        var methods = Arrays.asList(allowed.split(" "));
        assertThat(reply.headers().getOrDefault("allow", "").split(", *")).contains(methods.toArray(String[]::new));
        assertThat(reply.json().path("allowed"))
                .extracting(n -> n.asText())
                .containsAll(methods)
                .doesNotContain(method);
    }

    @Test
    void whatCannotBeShownAsAskedIs406() {
        for (var path :
                List.of("/api/citizen/v1/matters", "/api/citizen/v1/regions", "/api/citizen/v1/matters/010104")) {
            Wire.request("GET", path).header("Accept", "text/csv").send().isProblem(406, "not-acceptable");
            assertThat(Wire.request("GET", path)
                            .header("Accept", "text/csv, */*;q=0.1")
                            .send()
                            .status())
                    .isEqualTo(200);
        }
        Wire.post("/api/citizen/v1/tickets", "{}")
                .header("Accept", "application/xml")
                .header("Idempotency-Key", As.key())
                .send()
                .isProblem(406, "not-acceptable");
    }

    @Test
    void aConflictSaysWhatIsAllowed() {
        var ticket = aTicket().dispatched();
        var reply = Wire.post("/api/staff/v1/tickets/" + ticket.number() + "/dispatch", "{}")
                .bearer(staff("manager"))
                .send()
                .isProblem(409, "illegal-transition");
        assertThat(reply.json().path("allowed")).extracting(a -> a.asText()).contains("WITHDRAW");
        assertThat(reply.json().at("/changes/0/action").asText()).isEqualTo("DISPATCH");
    }

    @Test
    void anOldVersionIs412WithWhatHappenedSince() {
        var ticket = aTicket().accepted();
        var reply = Wire.post("/api/staff/v1/tickets/" + ticket.number() + "/dispatch", "{}")
                .header("If-Match", "\"1\"")
                .bearer(staff("dispatcher"))
                .send()
                .isProblem(412, "changed-meanwhile");
        assertThat(reply.json().at("/changes/0/action").asText()).isEqualTo("ACCEPT");
        Wire.post("/api/staff/v1/tickets/" + ticket.number() + "/dispatch", "{}")
                .header("If-Match", "W/x")
                .bearer(staff("dispatcher"))
                .send()
                .isProblem(400, "bad-parameter");
    }

    @Test
    void whatGoesOnInsideTheCentreIsNotToldToTheCitizenByAProblem() {
        var ticket = aTicket().filed().act(As.agent(), "suspicion", Map.of("reason", "疑似重复提交"));
        var reply = Wire.post("/api/citizen/v1/tickets/" + ticket.number() + "/withdrawal", "{\"reason\":\"不需要了\"}")
                .header("Track-Code", ticket.code())
                .header("If-Match", "\"1\"")
                .send()
                .isProblem(412, "changed-meanwhile");
        assertThat(reply.body()).doesNotContain("SUSPECT");
        assertThat(Wire.post("/api/citizen/v1/tickets/" + ticket.number() + "/rating", "{\"service\":1,\"handling\":1}")
                        .header("Track-Code", ticket.code())
                        .send()
                        .isProblem(409, "illegal-transition")
                        .body())
                .doesNotContain("SUSPECT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"service\":9,\"handling\":1}",
                "{\"service\":1}",
                "{}",
                "{\"service\":0,\"handling\":0,\"reason\":\"\"}"
            })
    void aRatingOutsideItsScaleIs422(String rating) {
        var ticket = aTicket().closed();
        Wire.post("/api/citizen/v1/tickets/" + ticket.number() + "/rating", rating)
                .header("Track-Code", ticket.code())
                .send()
                .isProblem(422, "invalid");
    }

    @Test
    void anotherMediaTypeIs415() {
        for (var type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x")) {
            Wire.post("/api/citizen/v1/tickets", "{}")
                    .header("Content-Type", type)
                    .header("Idempotency-Key", As.key())
                    .send()
                    .isProblem(415, "unsupported-media-type");
        }
        Wire.post("/api/citizen/v1/attachments", "{}")
                .header("Idempotency-Key", As.key())
                .send()
                .isProblem(415, "unsupported-media-type");
        Wire.post("/api/citizen/v1/attachments", "not a photo")
                .header("Content-Type", "application/octet-stream")
                .header("Idempotency-Key", As.key())
                .send()
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void wrongContentIs422ByField() {
        var reply = Wire.post("/api/citizen/v1/tickets", "{\"title\":\"\",\"reporter\":{}}")
                .header("Idempotency-Key", As.key())
                .send()
                .isProblem(422, "invalid");
        assertThat(reply.json().path("errors"))
                .extracting(e -> e.path("field").asText())
                .containsExactlyInAnyOrder("reporter.kind", "text", "title");
    }

    @Test
    void tooOftenIs429AndSaysWhen() {
        var phone = "{\"phone\":\"199"
                + java.util.concurrent.ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999) + "\"}";
        assertThat(Wire.post("/api/citizen/v1/login-codes", phone).send().status())
                .isEqualTo(202);
        var reply = Wire.post("/api/citizen/v1/login-codes", phone).send().isProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(reply.headers().get("retry-after"))).isBetween(1, 3600);
    }

    private static String staff(String role) {
        return As.staffToken(role, role, "JL-12345", List.of(), false);
    }
}
