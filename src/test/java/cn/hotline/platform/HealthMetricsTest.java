package cn.hotline.platform;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Ear;
import cn.hotline.support.Postgres;
import cn.hotline.support.WechatHook;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HealthMetricsTest {

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void theServiceTellsHowItIs(String kind) {
        var reply = Wire.request("GET", "/q/health/" + kind).send();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("status").asText()).isEqualTo("UP");
    }

    @Test
    void readinessLooksAtTheDatabase() {
        assertThat(Wire.request("GET", "/q/health/ready")
                        .send()
                        .json()
                        .path("checks")
                        .toString())
                .contains("Database");
    }

    @Test
    void everyActIsCountedInTheWordsOfTheTrade() throws IOException {
        var before = counted("hotline_tickets_filed_total", "channel=\"WEB\"", "type=\"HELP\"");
        var dispatched = counted("hotline_ticket_actions_total", "action=\"DISPATCH\"");
        var closed = counted("hotline_tickets_closed_total", "outcome=\"RESOLVED\"");
        var failures = counted("hotline_track_failures_total");
        var disclosures = counted("hotline_disclosures_total");
        var messages = counted("hotline_wechat_messages_total", "kind=\"text\"", "outcome=\"answered\"");
        var refusals = counted("hotline_wechat_calls_total", "path=\"/sns/jscode2session\"", "outcome=\"refused\"");
        var replays = counted("hotline_idempotent_replays_total");

        var ticket = aTicket().rated();
        replay();
        DoorsAtWork.throughDoors();
        guessWrong(ticket);
        DoorsAtWork.wechat();
        DoorsAtWork.appointments();
        DoorsAtWork.partnersDo(aTicket().filed());
        assertThat(Ear.open("citizen").send("no frame").closeCode()).isEqualTo(4400);
        As.manager()
                .body(Map.of("purpose", "联系市民确认位置"))
                .post("/api/staff/v1/tickets/{n}/disclosures", ticket.number())
                .then()
                .statusCode(201);

        assertThat(counted("hotline_tickets_filed_total", "channel=\"WEB\"", "type=\"HELP\""))
                .isEqualTo(before + 3);
        assertThat(counted("hotline_ticket_actions_total", "action=\"DISPATCH\""))
                .isEqualTo(dispatched + 1);
        assertThat(counted("hotline_tickets_closed_total", "outcome=\"RESOLVED\""))
                .isEqualTo(closed + 1);
        assertThat(counted("hotline_track_failures_total")).isEqualTo(failures + 1);
        assertThat(counted("hotline_disclosures_total")).isEqualTo(disclosures + 1);
        assertThat(counted("hotline_wechat_messages_total", "kind=\"text\"", "outcome=\"answered\""))
                .isEqualTo(messages + 1);
        assertThat(counted("hotline_wechat_calls_total", "path=\"/sns/jscode2session\"", "outcome=\"refused\""))
                .isEqualTo(refusals + 1);
        assertThat(counted("hotline_idempotent_replays_total")).isEqualTo(replays + 1);
        assertThat(shown()).containsAll(namedInTheCode());
    }

    @Test
    void callsAndWhatKiosksPassOnAreCountedByWhatBecameOfThem() {
        var answered = counted("hotline_calls_total", "outcome=\"ENDED\"");
        var missed = counted("hotline_calls_total", "outcome=\"MISSED\"");
        var created = counted("hotline_kiosk_offline_items_total", "outcome=\"CREATED\"");
        var repeated = counted("hotline_kiosk_offline_items_total", "outcome=\"REPEATED\"");
        DoorsAtWork.throughDoors();
        assertThat(counted("hotline_calls_total", "outcome=\"ENDED\"")).isEqualTo(answered + 1);
        assertThat(counted("hotline_calls_total", "outcome=\"MISSED\"")).isEqualTo(missed + 1);
        assertThat(counted("hotline_kiosk_offline_items_total", "outcome=\"CREATED\""))
                .isEqualTo(created + 1);
        assertThat(counted("hotline_kiosk_offline_items_total", "outcome=\"REPEATED\""))
                .isEqualTo(repeated + 1);
        assertThat(metrics()).contains("hotline_call_backs_waiting", "hotline_devices_silent");
    }

    @Test
    void metricsHoldNoPersonalData() {
        var ticket = aTicket().reporter("NAMED", "欧阳指标", "19912345678").filed();
        guessWrong(ticket);
        var somebody = new WechatHook();
        somebody.says("欧阳指标的电话是19912345678");
        assertThat(metrics()).doesNotContain(somebody.openId());
        assertThat(metrics()).doesNotContain("欧阳指标", "19912345678", ticket.number(), ticket.code());
    }

    private static void replay() {
        var key = As.key();
        aTicket().send(key).then().statusCode(201);
        aTicket().send(key).then().statusCode(201);
    }

    private static void guessWrong(ATicket ticket) {
        As.codeHolder("0000-0000")
                .get("/api/citizen/v1/tickets/{n}", ticket.number())
                .then()
                .statusCode(404);
    }

    static double counted(String name, String... tags) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> java.util.Arrays.stream(tags).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Set<String> shown() {
        var names = new TreeSet<String>();
        Pattern.compile("(?m)^(hotline_\\w+?)_total")
                .matcher(metrics())
                .results()
                .forEach(m -> names.add(m.group(1)));
        return names;
    }

    private static Set<String> namedInTheCode() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Pattern.compile("\\.(?:counter|committed)\\(\\s*\"(hotline[.\\w]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(m -> names.add(m.group(1).replace('.', '_')));
            }
        }
        assertThat(names).hasSizeGreaterThan(4);
        return names;
    }

    private static String metrics() {
        return Wire.request("GET", "/q/metrics")
                .header("Accept", "text/plain")
                .send()
                .body();
    }
}
