package cn.hotline.notice;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.platform.Vault;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.Postgres;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What of a ticket's life its reporter is told: each step once, in its transaction, and nothing of what the matter is about. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TellingTest {

    @Inject
    AgroalDataSource source;

    @Inject
    Vault vault;

    @Inject
    ObjectMapper json;

    /** As it lies in the outbox. */
    private record News(String event, boolean vouched, Map<String, String> words) {}

    @Test
    void aLifeIsToldFromFilingToClosing() {
        var ticket = aTicket().closed();
        var told = told(ticket);
        assertThat(told).extracting(News::event).containsExactly("RECEIVED", "DISPATCHED", "REPLIED", "CLOSED");
        assertThat(told.getFirst().words()).isEqualTo(Map.of("number", ticket.number(), "code", ticket.code()));
        assertThat(told.get(1).words()).containsEntry("unit", "市城市管理局").containsEntry("number", ticket.number());
    }

    @Test
    void anExtensionIsToldWithTheDateItLeadsTo() {
        var ticket = InHandling.centre(InHandling.requested(aTicket()), "time-review");
        var last = told(ticket).getLast();
        assertThat(last.event()).isEqualTo("EXTENDED");
        String due = ticket.readAs(As.manager()).path("dueAt");
        assertThat(last.words().get("date"))
                .isEqualTo(OffsetDateTime.parse(due)
                        .atZoneSameInstant(ZoneId.of("Asia/Shanghai"))
                        .toLocalDate()
                        .toString());
    }

    @Test
    void aSuspensionIsNotTold() {
        assertThat(told(InHandling.suspended(aTicket())))
                .extracting(News::event)
                .containsExactly("RECEIVED", "DISPATCHED");
    }

    @Test
    void aQuestionIsToldWithoutItsWords() {
        var ticket = aTicket().filed();
        As.agent()
                .header("Idempotency-Key", As.key())
                .body(Map.of("question", "请问是哪一盏路灯？"))
                .post("/api/staff/v1/tickets/{n}/questions", ticket.number())
                .then()
                .statusCode(201);
        assertThat(told(ticket).getLast()).isEqualTo(new News("ASKED", false, Map.of("number", ticket.number())));
    }

    @Test
    void aRedoIsToldAndSoIsItsRefusalWithTheReasonCut() {
        var granted = InHandling.complained(aTicket())
                .act(As.manager(), "redo-review", Map.of("decision", "UPHOLD", "reason", "复查属实"));
        assertThat(told(granted).getLast().event()).isEqualTo("REDO_GRANTED");
        var reason = "照片显示\n路灯已亮" + "好".repeat(190) + "😀".repeat(4);
        var refused = InHandling.complained(aTicket())
                .act(As.manager(), "redo-review", Map.of("decision", "REFUSE", "reason", reason));
        var last = told(refused).getLast();
        assertThat(last.event()).isEqualTo("REDO_REFUSED");
        assertThat(last.words().get("reason"))
                .startsWith("照片显示 路灯已亮好")
                .endsWith("好😀")
                .hasSize(201);
    }

    @Test
    void whoIsAnonymousIsToldNothing() {
        assertThat(told(aTicket().anonymous().closed())).isEmpty();
    }

    @Test
    void whoseNumberAnAgentWroteDownNeedsNoLogin() {
        assertThat(told(aTicket().byAgent().filed()).getFirst().vouched()).isTrue();
        assertThat(told(aTicket().filed()).getFirst().vouched()).isFalse();
    }

    @Test
    void malicePartsAndEmergenciesAreNotToldAsClosed() {
        var ticket = aTicket().filed().act(As.agent(), "emergency-transfer", Map.of("line", "119"));
        assertThat(told(ticket)).extracting(News::event).containsExactly("RECEIVED");
        Function<ATicket, String> split = whole -> As.agent()
                .header("Idempotency-Key", As.key())
                .body(Map.of("title", "第二个问题", "text", "来信的第二个问题。"))
                .post("/api/staff/v1/tickets/{n}/sub-tickets", whole.number())
                .path("number");
        assertThat(told(split.apply(aTicket().filed()))).isEmpty();
    }

    @Test
    void aRequestThatIsRepeatedIsToldOnce() {
        var key = As.key();
        String first = aTicket().send(key).path("number");
        assertThat(aTicket().send(key).<String>path("number")).isEqualTo(first);
        assertThat(told(first)).hasSize(1);
    }

    private List<News> told(ATicket ticket) {
        return told(ticket.number());
    }

    private List<News> told(String number) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("""
                        select n.id, n.event, n.vouched, n.sealed from notice n join ticket t on t.id = n.about
                        where t.number = ? and n.occasion like 'step:%' order by n.id""")) {
            statement.setString(1, number);
            var found = new ArrayList<News>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var plain = vault.openShort(rows.getBytes(4), "notice:" + rows.getObject(1, UUID.class));
                    var words = json.readValue(plain, Notices.Sealed.class).words();
                    found.add(new News(rows.getString(2), rows.getBoolean(3), words));
                }
            }
            return found;
        } catch (SQLException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
