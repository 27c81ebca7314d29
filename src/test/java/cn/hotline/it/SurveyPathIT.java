package cn.hotline.it;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.it.Providers.Sent;
import cn.hotline.support.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From closure to redo over the real protocols: every closed ticket gets one invitation, every answer counts as it was meant. */
class SurveyPathIT {

    private static final int TICKETS = 50;
    private static final Duration SOON = Duration.ofMinutes(2);

    /** What citizens write, and the rating of the handling it is. */
    private static final List<Map.Entry<String, String>> WRITTEN = List.of(
            Map.entry("1", "1"),
            Map.entry("４ 路灯第二天又坏了", "4"),
            Map.entry("2 1 谢谢", "1"),
            Map.entry("不满意，没人来", "4"),
            Map.entry("满意", "1"));

    private final Providers providers = new Providers();
    private final Database database = Database.fresh();
    private final Path folder = Path.of("target/it/survey-" + UUID.randomUUID()).toAbsolutePath();
    private final Random random = new Random(5);
    private Node node;

    @AfterEach
    void stop() {
        node.kill();
        providers.close();
    }

    @Test
    void everyClosedTicketIsAskedOnceAndAnsweredAsMeant() throws Exception {
        node = Node.started("survey", settings());
        providers.reportEarly(this::report);
        register(node.staffToken(folder, "administrator"));
        var manager = node.staffToken(folder, "manager");
        var tickets =
                IntStream.range(0, TICKETS).mapToObj(i -> closed(manager, i)).toList();
        Await.until(
                "all are invited",
                SOON,
                () -> states().size() == TICKETS
                        && states().stream().allMatch(state -> state.equals("SENT") || state.equals("DELIVERED")));
        var sent = Stream.concat(providers.byCloud().stream(), providers.byCarrier().stream())
                .toList();
        assertThat(sent.stream().map(Sent::ticket)).containsExactlyInAnyOrderElementsOf(tickets);
        assertThat(providers.byCarrier()).as("what the cloud did not carry").isNotEmpty();
        assertThat(providers.faults()).isEmpty();
        assertThat(database.values("select 1 from notice where maybe_twice")).isEmpty();
        receipts();
        Await.until("all are delivered", SOON, () -> states().stream().allMatch("DELIVERED"::equals));
        answers(tickets, sent);
    }

    /** In any order, each twice. */
    private void receipts() throws Exception {
        var cloud = new ArrayList<>(providers.byCloud());
        cloud.addAll(providers.byCloud());
        Collections.shuffle(cloud, random);
        cloud.forEach(this::report);
        for (var sent : providers.byCarrier()) {
            providers.deliver(sent);
            providers.deliver(sent);
        }
    }

    private void answers(List<String> tickets, List<Sent> sent) {
        for (var one : sent) {
            var text =
                    WRITTEN.get(tickets.indexOf(one.ticket()) % WRITTEN.size()).getKey();
            var reply = Map.of(
                    "phone_number",
                    one.phone(),
                    "content",
                    text,
                    "send_time",
                    "2026-11-22 12:00:00",
                    "dest_code",
                    "1069234512" + one.extension(),
                    "sequence_id",
                    tickets.indexOf(one.ticket()) + 1);
            push("replies", reply);
            push("replies", reply);
        }
        for (int i = 0; i < TICKETS; i++) {
            var expected = WRITTEN.get(i % WRITTEN.size()).getValue();
            assertThat(database.values("select handling_score || coalesce(' ' || (redo->>'state'), '') from ticket "
                            + "where number = '" + tickets.get(i) + "'"))
                    .containsExactly(expected.equals("4") ? "4 ASKED" : expected);
        }
        assertThat(database.values("select 1 from survey_reply")).hasSize(TICKETS);
    }

    private List<String> states() {
        return database.values("select state from notice where event = 'SURVEY'");
    }

    private void report(Sent sent) {
        push(
                "reports",
                Map.of(
                        "biz_id",
                        sent.reference() + "^0",
                        "out_id",
                        sent.reference(),
                        "success",
                        true,
                        "err_code",
                        "DELIVERED",
                        "report_time",
                        "2026-11-22 12:00:00"));
    }

    private void push(String what, Map<String, ?> item) {
        node.asNobody()
                .body(List.of(item))
                .post("/hooks/sms/alibaba/" + Providers.HOOK + "/" + what)
                .then()
                .statusCode(200);
    }

    /** Called by telephone and answered on the spot; each by another citizen. */
    private String closed(String manager, int i) {
        var body = Loop.submission("NAMED", "王小明", "199%08d".formatted(20_000_000 + i));
        body.put("channel", "PHONE");
        String number = node.as(manager)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/api/staff/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        node.as(manager)
                .body(Map.of("result", "已电话告知办理方式。"))
                .post("/api/staff/v1/tickets/" + number + "/answer")
                .then()
                .statusCode(200);
        return number;
    }

    /** The cloud knows the text of the survey by its own name; other texts it does not carry. */
    private void register(String administrator) {
        node.as(administrator)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "text",
                        "工单号{number}已办结，请回复一个数字评价办理情况：1满意 2基本满意 3对经办人员不满意 4对办理效果不满意，或打开 {link} 评价。",
                        "codes",
                        Map.of("alibaba", Providers.SURVEY)))
                .post("/api/staff/v1/notice-templates/SURVEY/zh")
                .then()
                .statusCode(201);
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(database.settings());
        settings.putAll(providers.settings());
        settings.put("QUARKUS_PROFILE", "demo");
        settings.put("HOTLINE_DATA", folder.toString());
        settings.put("HOTLINE_KEY_FIELD", Secrets.random());
        settings.put("HOTLINE_KEY_HASH", Secrets.random());
        settings.put("HOTLINE_KEY_TOKEN", Secrets.rsa(2048));
        settings.put("HOTLINE_NOTICE_RETRY_FIRST", "1s");
        settings.put("HOTLINE_NOTICE_SURVEY_HOURS", "00:00-23:59:59");
        settings.put("HOTLINE_NOTICE_EVENTS", "CLOSED");
        settings.put("HOTLINE_SURVEY_DELAY", "0s");
        settings.put("HOTLINE_LIMITS_FILINGS_PER_HOUR", "10000");
        return settings;
    }
}
