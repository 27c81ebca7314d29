package cn.hotline.channel.sms;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Phone;
import cn.hotline.notice.Inbound;
import cn.hotline.notice.IncomingSms;
import cn.hotline.platform.Vault;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is texted about a ticket of the sender's own is added to it, as the gateways bring it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TextedAdditionsTest {

    private final String number = "199" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999);

    @Inject
    Inbound inbound;

    @Inject
    EntityManager db;

    @Inject
    Vault vault;

    @Inject
    Clock clock;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void behindItsNumberAndOnceHoweverOftenItIsBrought() {
        var ticket = mine().filed();
        var id = UUID.randomUUID().toString();
        Together.all(3, i -> {
            texted(id, "补充 " + ticket.number() + "：在南门");
            return i;
        });
        texted(ticket.number() + " 又灭了");
        assertThat(steps(ticket)).containsExactly("FILE", "SUPPLEMENT", "SUPPLEMENT");
        assertThat(meaning("SUPPLEMENT")).isEqualTo(2);
        assertThat(Rows.count(
                        "select count(*) from contact c join ticket t on t.id = c.ticket_id where t.number = ? and c.channel = 'SMS'",
                        ticket.number()))
                .isEqualTo(2);
    }

    @Test
    void ofSomebodyElsesTicketNothingIsSaidOrDone() {
        mine().filed();
        var other = aTicket().byAgent().filed();
        var typed = aTicket().reporter("NAMED", "王小明", number).filed(); // by a stranger, on the web
        texted(other.number() + " 请撤了吧");
        texted(typed.number() + " 请撤了吧");
        assertThat(steps(other)).containsExactly("FILE");
        assertThat(steps(typed)).containsExactly("FILE");
        assertThat(meaning("OTHER")).isEqualTo(2);
        assertThat(told("NOT_ADDED")).isZero();
    }

    @Test
    void whatAnswersOurQuestionIsAddedHoweverShortAndNotForEver() {
        var ticket = mine().accepted();
        As.agent()
                .header("Idempotency-Key", As.key())
                .body(Map.of("question", "请补充门牌号"))
                .post("/api/staff/v1/tickets/{n}/questions", ticket.number())
                .then()
                .statusCode(201);
        wasTold("ASKED");
        texted("12号");
        assertThat(steps(ticket)).containsExactly("FILE", "ACCEPT", "ASK_MORE", "SUPPLEMENT");
        MovedClock.forward(Duration.ofDays(4));
        texted("12号");
        assertThat(steps(ticket)).hasSize(4);
    }

    @Test
    void thanksAfterAnotherNoticeAreNoAddition() {
        var ticket = mine().dispatched();
        wasTold("DISPATCHED");
        texted("好的谢谢");
        assertThat(steps(ticket)).doesNotContain("SUPPLEMENT");
        texted("另外小区南门的灯也不亮");
        assertThat(steps(ticket)).contains("SUPPLEMENT");
    }

    @Test
    void whatWeToldOfSomethingElseThanATicketHasNothingToAddTo() {
        mine().filed();
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery(
                                "update notice set about = gen_random_uuid() where number_hash = :number")
                        .setParameter("number", hash())
                        .executeUpdate());
        wasTold("RECEIVED");
        texted("另外小区南门的灯也不亮");
        assertThat(meaning("OTHER")).isEqualTo(1);
    }

    @Test
    void whatNamesATicketThatIsOverIsAnsweredPolitely() {
        var ticket = mine().filed();
        ticket.act(As.agent(), "withdrawal", Map.of("reason", "市民来电撤回"));
        texted(ticket.number() + " 在南门");
        assertThat(told("NOT_ADDED")).isEqualTo(1);
        assertThat(steps(ticket)).doesNotContain("SUPPLEMENT");
        assertThat(meaning("OTHER")).isEqualTo(1);
    }

    @Test
    void twentyADayAreAddedHoweverManyComeAtOnce() {
        var ticket = mine().filed();
        Together.all(24, i -> {
            texted(ticket.number() + " 第" + i + "次");
            return i;
        });
        assertThat(meaning("SUPPLEMENT")).isEqualTo(20);
        assertThat(meaning("OTHER")).isEqualTo(4);
    }

    private ATicket mine() {
        return aTicket().reporter("NAMED", "王小明", number).byAgent();
    }

    private void texted(String text) {
        texted(UUID.randomUUID().toString(), text);
    }

    private void texted(String id, String text) {
        inbound.reply(new IncomingSms("http", id, number, "106", text, clock.instant()));
    }

    /** The notices of the suite wait; this one has gone out. */
    private void wasTold(String event) {
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("""
                        update notice set state = 'SENT', sent_at = created_at where number_hash = :number and event = :event""")
                        .setParameter("number", hash())
                        .setParameter("event", event)
                        .executeUpdate());
        assertThat(Rows.count(
                        "select count(*) from notice where number_hash = ? and sent_at is not null and event = ?",
                        hash(),
                        event))
                .isEqualTo(1);
    }

    private long told(String event) {
        return Rows.count("select count(*) from notice where number_hash = ? and event = ?", hash(), event);
    }

    private long meaning(String meaning) {
        return Rows.count("select count(*) from notice_reply where number_hash = ? and meaning = ?", hash(), meaning);
    }

    private byte[] hash() {
        return Phone.parse("phone", number).hash(vault);
    }

    private static List<String> steps(ATicket ticket) {
        return As.manager()
                .get("/api/staff/v1/tickets/{n}/timeline", ticket.number())
                .path("items.action");
    }
}
