package cn.hotline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation reads bodies as strictly as filing does. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class StrictBodyTest {

    private static final String SOUND =
            "{\"title\":\"路灯不亮\",\"text\":\"建设路的路灯不亮。\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}";

    @Test
    void theOtherOperationsAreAsStrict() {
        for (var path : Map.of(
                        "/api/citizen/v1/login-codes",
                        "phone",
                        "/api/citizen/v1/sessions",
                        "phone",
                        "/api/kiosk/v1/sessions",
                        "secret")
                .entrySet()) {
            Wire.post(path.getKey(), "{\"" + path.getValue() + "\":").send().isProblem(400, "malformed");
            Wire.post(path.getKey(), "{\"" + path.getValue() + "\":{}}").send().isProblem(400, "malformed");
            Wire.post(path.getKey(), "{\"stranger\":1}").send().isProblem(400, "unknown-field");
            Wire.post(path.getKey(), "{}").send().isProblem(422, "invalid");
        }
    }

    @Test
    void whatIsTooDeepTooLongOrTooLargeIsRefused() {
        var deep = "[".repeat(1000) + "]".repeat(1000);
        file(SOUND.replace("\"路灯不亮\"", deep)).send().isSomeProblem();
        file(with("elements", deep)).send().isSomeProblem();
        file(with("elements", "{\"a\":" + deep + "}")).send().isProblem(413, "too-large");
        file(with("elements", "{\"a\":" + "9".repeat(5000) + "}")).send().isProblem(413, "too-large");
        file(SOUND.replace("路灯不亮", "灯".repeat(200_000))).send().isProblem(413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1e9999",
                "1E+39",
                "99999999999999999999999999999999999999",
                "0.00000000000000000000000000000000001",
                "-0.0"
            })
    void aHugeNumberIsNoFailure(String number) {
        for (var body : new String[] {
            with("matter", "\"010104\",\"elements\":{\"place\":\"建设路\",\"leaning\":true,\"lampCount\":" + number + "}"),
            with("place", "{\"location\":{\"lon\":" + number + ",\"lat\":1}}")
        }) {
            var reply = file(body).send();
            if (reply.status() != 201) {
                assertThat(reply.isSomeProblem().status()).as(reply.body()).isEqualTo(422);
            }
        }
    }

    private static String with(String field, String json) {
        return SOUND.substring(0, SOUND.length() - 1) + ",\"" + field + "\":" + json + "}";
    }

    private static Wire file(String body) {
        return Wire.post("/api/citizen/v1/tickets", body).header("Idempotency-Key", As.key());
    }
}
