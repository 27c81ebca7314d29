package cn.hotline.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.channel.Doors;
import cn.hotline.notice.Inbound;
import cn.hotline.notice.IncomingSms;
import cn.hotline.notice.Notices;
import cn.hotline.notice.SmsReplied;
import cn.hotline.platform.Vault;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.ticket.Tickets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What is texted and answers nothing becomes a ticket of that number's owner. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TextedMattersTest {

    private final String number = "199" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999);
    private final Phone phone = Phone.parse("phone", number);

    @Inject
    Inbound inbound;

    @Inject
    Doors doors;

    @Inject
    Persons persons;

    @Inject
    EntityManager db;

    @Inject
    Clock clock;

    @Inject
    Notices notices;

    @Inject
    Tickets tickets;

    @Inject
    Vault vault;

    @Test
    void aMatterIsFiledUnderTheNumberItCameFrom() {
        reads(texted("小区门口路灯坏了三天。请尽快派人来修，谢谢"), true);
        assertThat(numbers()).hasSize(1);
        As.citizen(owner())
                .get("/api/citizen/v1/tickets/{n}", numbers().getFirst())
                .then()
                .statusCode(200)
                .body("channel", equalTo("SMS"))
                .body("title", equalTo("小区门口路灯坏了三天"));
    }

    @Test
    void whatIsShortOrDigitsOrAnAnswerOrSwitchedOffIsNone() {
        reads(texted("谢谢你们"), true);
        reads(texted("1 2 3 1234567890"), true);
        reads(texted("小区门口路灯坏了三天"), false);
        var answer = texted("满意，谢谢你们的帮助");
        QuarkusTransaction.requiringNew().run(() -> inbound.understood(answer.id()));
        reads(answer, true);
        assertThat(Rows.count("select count(*) from citizen_identity where hash = ?", hash()))
                .isZero();
    }

    @Test
    void fiveADayAreEnoughAndTheRestWaitsForSomebodyToReadIt() {
        for (int i = 0; i < 7; i++) {
            reads(texted("第" + i + "件事：小区门口路灯坏了"), true);
        }
        assertThat(numbers()).hasSize(5);
        assertThat(Rows.count("select count(*) from notice_reply where number_hash = ? and meaning = 'OTHER'", hash()))
                .isEqualTo(2);
    }

    @Test
    void aTitleIsTheFirstSentenceAndShort() {
        assertThat(TextedMatters.title("路灯坏了！请修")).isEqualTo("路灯坏了");
        assertThat(TextedMatters.title("。路灯坏了\n请修")).isEqualTo("。路灯坏了 请修");
        assertThat(TextedMatters.title("😀".repeat(40))).isEqualTo("😀".repeat(30));
    }

    /** As a gateway brings it; kept, and answered to nobody. */
    private SmsReplied texted(String text) {
        var gatewayId = UUID.randomUUID().toString();
        inbound.reply(new IncomingSms("http", gatewayId, number, "106", text, clock.instant()));
        var id = (UUID) db.createNativeQuery("select id from notice_reply where gateway_id = :id", UUID.class)
                .setParameter("id", gatewayId)
                .getSingleResult();
        return new SmsReplied(id, phone, "106", text, clock.instant());
    }

    private void reads(SmsReplied sms, boolean files) {
        var rules = SmsRulesOf.files(files);
        var additions = new TextedAdditions(inbound, notices, tickets, persons, rules, vault, db);
        var matters = new TextedMatters(inbound, doors, persons, rules, additions);
        QuarkusTransaction.requiringNew().run(() -> matters.replied(sms));
    }

    private UUID owner() {
        return (UUID) db.createNativeQuery("select citizen from citizen_identity where hash = :hash", UUID.class)
                .setParameter("hash", hash())
                .getSingleResult();
    }

    private List<String> numbers() {
        return As.citizen(owner()).get("/api/citizen/v1/tickets").path("items.number");
    }

    private byte[] hash() {
        return phone.hash(vault);
    }
}
