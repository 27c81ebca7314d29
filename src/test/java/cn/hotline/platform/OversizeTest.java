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

/** Bodies, addresses and headers beyond their limits are refused, declared or not. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OversizeTest {

    private static final byte[] LARGE =
            ("{\"title\":\"" + "a".repeat(3_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

    @Test
    void aDeclaredSizeThatIsTooLargeIsRefusedBeforeItIsSent() {
        for (var length : List.of("262145", "3000000", "999999999", "99999999999999999")) {
            file().header("Content-Length", length).sendHeadOnly().isProblem(413, "too-large");
        }
        file().body(LARGE).send().isProblem(413, "too-large");
    }

    @Test
    void aBodyInChunksThatIsTooLargeIsRefusedToo() {
        file().body(LARGE).chunked().send().isProblem(413, "too-large");
        file().body((" ".repeat(3_000_000) + "{}").getBytes(StandardCharsets.UTF_8))
                .chunked()
                .send()
                .isProblem(413, "too-large");
    }

    @Test
    void aBodyInChunksThatFitsIsTaken() {
        var json = "{\"title\":\"路灯不亮\",\"text\":\"建设路的路灯不亮。\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}";
        assertThat(file().body(json.getBytes(StandardCharsets.UTF_8))
                        .chunked()
                        .send()
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anUploadBeyondEveryLimitIsRefused() {
        var upload = Wire.request("POST", "/api/citizen/v1/attachments")
                .header("Content-Type", "application/octet-stream")
                .header("Idempotency-Key", As.key());
        upload.header("Content-Length", "200000000").sendHeadOnly().isProblem(413, "too-large");
    }

    @Test
    void anAbsurdAddressIsRefused() {
        for (int length : new int[] {5_000, 9_000, 15_000}) {
            Wire.request("GET", "/api/citizen/v1/matters?x=" + "a".repeat(length))
                    .send()
                    .isProblem(414, "address-too-long");
            Wire.request("GET", "/" + "a".repeat(length)).send().isProblem(414, "address-too-long");
        }
        assertThat(Wire.request("GET", "/" + "a".repeat(200_000)).send().status())
                .isEqualTo(414);
    }

    @Test
    void absurdHeadersAreRefused() {
        Wire.request("GET", "/api/citizen/v1/matters")
                .header("X-Large", "a".repeat(20_000))
                .send()
                .isProblem(431, "headers-too-large");
        var many = Wire.request("GET", "/api/citizen/v1/matters");
        for (int i = 0; i < 500; i++) {
            many.header("X-" + i, "a".repeat(60));
        }
        many.send().isProblem(431, "headers-too-large");
        assertThat(Wire.request("GET", "/")
                        .header("X-Large", "a".repeat(500_000))
                        .send()
                        .status())
                .isEqualTo(431);
    }

    private static Wire file() {
        return Wire.request("POST", "/api/citizen/v1/tickets")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", As.key());
    }
}
