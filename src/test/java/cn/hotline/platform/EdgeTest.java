package cn.hotline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before any resource sees it is a problem all the same. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class EdgeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/citizen/v1/tickets/%00",
                "/api/citizen/v1/tickets/%zz",
                "/api/citizen/v1/tickets/%",
                "/api/citizen/v1/tickets/%e4%b8",
                "/api/citizen/v1/tickets/%ff",
                "/api/citizen/v1/tickets/..%2f..%2fetc",
                "/api/citizen/v1/tickets/;a=b",
                "/api/citizen/v1/matters/%00",
                "/api/citizen/v1/matters/%ED%A0%80",
                "/%zz",
                "/%",
                "/api/%zz/v1",
                "/problems/%00",
                "/api/citizen/v1/tickets/26112200000017/attachments/%00",
                "/api/citizen/v1/tickets/26112200000017/attachments/x",
                "/api/citizen/v1/matters?%zz=%zz",
                "/api/citizen/v1/matters?a=%",
                "/api//citizen//v1",
                "/api/citizen/v1/../v1/nothing",
                "//",
                "/api/citizen/v1/matters/%F0%9F%98%80"
            })
    void aBrokenAddressIsNoFailure(String path) {
        var reply = Wire.request("GET", path).send();
        if (reply.status() >= 400) {
            reply.isSomeProblem();
            assertThat(reply.status()).as(path).isLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Content-Type",
                "Accept-Language",
                "Authorization",
                "If-Match",
                "If-None-Match",
                "Track-Code",
                "Accept-Encoding",
                "Cookie",
                "Origin",
                "X-Forwarded-For",
                "Forwarded",
                "traceparent",
                "Expect"
            })
    void aBrokenHeaderIsNoFailure(String name) {
        for (var value : List.of(
                "",
                ";",
                ",,,",
                "=;=",
                "\"",
                "a/b/c",
                "/",
                "*/*/*",
                "text/",
                "é中文",
                "0",
                "-1",
                "a=b=c;;;\"",
                "Bearer ,",
                "q=;q",
                "00-" + "0".repeat(32) + "-0-0")) {
            var reply = Wire.request("GET", "/api/citizen/v1/tickets/26112200000017")
                    .header(name, value)
                    .send();
            assertThat(reply.status())
                    .as(name + ": " + value + " → " + reply.body())
                    .isLessThan(500);
            if (reply.status() >= 400) {
                reply.isSomeProblem();
            }
        }
    }

    @Test
    void aBrokenTypeOfABodyIsNoFailure() {
        for (var type : List.of(
                "",
                "json",
                "application/",
                "application/json;",
                "application/json; charset=",
                "application/json; charset=nonsense",
                "application/json; charset=\"utf-8\"",
                "application/json;charset=utf8;q=x",
                "application/json; charset")) {
            var reply = file().header("Content-Type", type)
                    .body("{}".getBytes(StandardCharsets.UTF_8))
                    .send();
            assertThat(reply.status()).as(type + " → " + reply.body()).isBetween(400, 499);
            reply.isSomeProblem();
        }
    }

    @Test
    void methodsNobodyKnowsAreRefused() {
        for (var method : List.of("TRACE", "PROPFIND", "BREW", "CONNECT")) {
            var reply = Wire.request(method, "/api/citizen/v1/matters").send();
            assertThat(reply.status()).as(method).isIn(400, 404, 405, 501);
            reply.isSomeProblem();
        }
    }

    private static Wire file() {
        return Wire.request("POST", "/api/citizen/v1/tickets")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", As.key());
    }
}
