package cn.hotline.feed.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Await;
import cn.hotline.support.Postgres;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** Metrics count deliveries; neither they nor the log tell where to, what, or by which secret. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DiscretionTest {

    @Test
    void metricsAndLogsTellNothingOfUrlBodyOrSecret() {
        var lines = Collections.synchronizedList(new ArrayList<String>());
        var listener = listener(lines);
        Logger.getLogger("").addHandler(listener);
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver);
            hook.files();
            hook.untilDelivered(1);
            receiver.answering(one -> 500);
            for (int i = 0; i < 6; i++) {
                hook.files();
            }
            Await.until(
                    "the circuit opens",
                    Duration.ofSeconds(20),
                    () -> hook.state().equals("WAITING"));
            Arc.container().instance(OpenCircuits.class).get().count();
            hook.rotate(1);
            var metrics = given().get("/q/metrics").asString();
            assertThat(metrics)
                    .contains("hotline_webhook_attempts_total{result=\"delivered\"}")
                    .contains("hotline_webhook_attempts_total{result=\"status\"}")
                    .contains("hotline_webhook_circuits_opened_total")
                    .containsPattern("hotline_webhook_circuits_open [1-9]");
            var told = metrics + String.join("\n", List.copyOf(lines));
            assertThat(told).doesNotContain(hook.host, "key=abc", hook.secret(), "whsec_", "\"/in\"");
            assertThat(String.join("\n", List.copyOf(lines))).contains(hook.id().toString());
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
    }

    private static Handler listener(List<String> lines) {
        var format = new PatternFormatter("%c %s%e");
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(format.format(ExtLogRecord.wrap(record)));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        return handler;
    }
}
