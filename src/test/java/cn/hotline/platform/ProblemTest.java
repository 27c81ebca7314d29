package cn.hotline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal is a problem (RFC 9457) of the right kind, in the caller's language, and tells nothing of the inside. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ProblemTest {

    private static final String AGENT = "agent";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/staff/v1/me",
                "/api/staff/v1/tickets",
                "/api/staff/v1/tickets/26112200000017",
                "/api/kiosk/v1/matters",
                "/api/partner/v1/tickets",
                "/api/partner/v1/matters",
                "/api/citizen/v1/tickets"
            })
    void withoutATokenTheAnswerIs401AndSaysHow(String path) {
        for (var token :
                new String[] {null, "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", " ", "x".repeat(5000)}) {
            var request = Wire.request("GET", path);
            var reply = (token == null ? request : request.bearer(token)).send().isProblem(401, "unauthenticated");
            assertThat(reply.headers().get("www-authenticate"))
                    .as(path + " " + token)
                    .startsWith("Bearer");
        }
    }

    @Test
    void otherKindsOfAuthorisationAre401Too() {
        for (var value : List.of("Basic YTpi", "Bearer", "Digest x", "Negotiate", "bearer")) {
            Wire.request("GET", "/api/staff/v1/me")
                    .header("Authorization", value)
                    .send()
                    .isProblem(401, "unauthenticated");
        }
    }

    @Test
    void aTokenOfAnotherAudienceOpensNothing() {
        var citizen = As.token("citizen", java.util.UUID.randomUUID().toString(), Set.of("citizen", AGENT), Map.of());
        Wire.request("GET", "/api/staff/v1/me").bearer(citizen).send().isProblem(401, "unauthenticated");
        Wire.request("GET", "/api/citizen/v1/tickets")
                .bearer(staff(AGENT))
                .send()
                .isProblem(401, "unauthenticated");
    }

    @Test
    void aRoleThatMayNotGets403() {
        Wire.request("GET", "/api/staff/v1/devices").bearer(staff(AGENT)).send().isProblem(403, "forbidden");
        Wire.request("GET", "/api/partner/v1/tickets")
                .bearer(As.token("partner", "p", Set.of(), Map.of("client_id", "p", "scope", "tickets.write")))
                .send()
                .isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api",
                "/api/",
                "/api/citizen",
                "/api/citizen/v1",
                "/api/citizen/v1/nothing",
                "/api/citizen/v1/tickets/a/b/c/d",
                "/api/citizen/v2/tickets",
                "/api/staff/v1/nothing",
                "/api/kiosk/v1/nothing",
                "/api/partner/v1/nothing",
                "/api/nobody/v1/x",
                "/demo/v1/nothing",
                "/problems/nothing",
                "/problems",
                "/.env",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/q/nothing",
                "/openapi/nothing.yaml"
            })
    void anUnknownPathIs404(String path) {
        for (var method : List.of("GET", "POST", "DELETE")) {
            var reply = Wire.request(method, path).send();
            if (reply.status() == 405 || reply.status() == 401) {
                reply.isSomeProblem();
            } else {
                reply.isProblem(404, "not-found");
            }
        }
        assertThat(Wire.request("GET", path).send().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyKindHasItsPageInBothLanguages(ProblemType type) {
        var path = "/problems/" + type.slug();
        var chinese = Wire.request("GET", path).send();
        var english = Wire.request("GET", path)
                .header("Accept-Language", "en-GB,en;q=0.9")
                .send();
        assertThat(chinese.status()).isEqualTo(200);
        assertThat(chinese.body()).contains("lang=\"zh-CN\"", "HTTP " + type.status());
        assertThat(english.body()).contains("lang=\"en\"").doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void theLanguageIsTheCallers() {
        for (var path :
                List.of("/nothing", "/api/citizen/v1/nothing", "/api/staff/v1/me", "/api/citizen/v1/tickets/123")) {
            assertThat(Wire.request("GET", path)
                            .header("Accept-Language", "en")
                            .send()
                            .isSomeProblem()
                            .body())
                    .doesNotContainPattern("\\p{IsHan}");
            for (var other : List.of("zh", "zh-TW", "fr", "*", "x".repeat(300), ";;q=", "en;q=0, zh")) {
                assertThat(Wire.request("GET", path)
                                .header("Accept-Language", other)
                                .send()
                                .isSomeProblem()
                                .body())
                        .as(other)
                        .containsPattern("\\p{IsHan}");
            }
        }
    }

    private static String staff(String role) {
        return As.staffToken(role, role, "JL-12345", List.of(), false);
    }
}
