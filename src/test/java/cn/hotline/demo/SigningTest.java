package cn.hotline.demo;

import static cn.hotline.channel.phone.Switchboard.SECRET;
import static cn.hotline.channel.phone.Switchboard.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the demo signs the service takes, once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SigningTest {

    @Test
    void aSignedCallIsTakenOnce() {
        var body =
                JsonNodeFactory.instance.objectNode().put("callId", freshId()).put("at", "2026-11-20T01:00:00Z");
        var call = Call.post(Step.TELL, "/hooks/telephony/calls").json(body).with("Idempotency-Key", "demo-signing-1");
        var signed = new Signing("telephony", SECRET.getBytes(StandardCharsets.UTF_8)).sign(call);
        assertThat(send(signed)).isEqualTo(200);
        assertThat(send(signed)).isEqualTo(401);
        var stranger = new Signing("telephony", "another secret of telephony".getBytes(StandardCharsets.UTF_8));
        assertThat(send(stranger.sign(call))).isEqualTo(401);
    }

    private static int send(Call call) {
        return As.nobody()
                .headers(call.headers())
                .body(call.body())
                .post(call.path())
                .statusCode();
    }
}
