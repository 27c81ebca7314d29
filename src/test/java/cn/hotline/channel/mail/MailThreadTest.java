package cn.hotline.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Letters that go on with a ticket, and those that only seem to. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class MailThreadTest extends WithMailRoom {

    private static final Pattern NUMBER = Pattern.compile("\\d{14}");
    private static final String PASSED =
            "mx.city.example; spf=pass smtp.mailfrom=example.com; dmarc=pass header.from=example.com";

    @Test
    void anAnswerToOurLetterIsAddedToItsTicketOnceWithWhatIsEnclosed() throws Exception {
        var first = writer.filed();
        var answer = writer.answer(first, writer.sender(), "补充：在南门。");
        var parts = new MimeMultipart();
        var words = new MimeBodyPart();
        words.setText("补充：在南门。\n\n> 您的来信已登记", "UTF-8");
        parts.addBodyPart(words);
        parts.addBodyPart(LetterBox.enclosed("application/pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"));
        answer.setContent(parts);
        var id = LetterBox.freshId();
        box.arrives(answer, id);
        box.arrives(answer, id);
        Together.all(2, i -> {
            room.mailbox().fetch();
            return i;
        });
        var number = number(first);
        assertThat(steps(number)).containsExactly("FILE", "SUPPLEMENT");
        As.manager().get("/api/staff/v1/tickets/{n}", number).then().body("attachments", hasSize(1));
        var told = writer.told(1);
        assertThat(told.getSubject()).isEqualTo("12345 已将您的来信加入工单 " + number);
        assertThat(told.getContent().toString()).doesNotContainPattern("[0-9A-Z]{4}-[0-9A-Z]{4}");
        box.arrives(writer.answer(told, writer.sender(), "再补充：每晚七点。"), LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(steps(number)).containsExactly("FILE", "SUPPLEMENT", "SUPPLEMENT");
    }

    @Test
    void anotherAddressOrAnIdMadeUpIsANewTicketAsBefore() throws Exception {
        var first = writer.filed();
        box.arrives(writer.answer(first, "x" + writer.sender(), "我也来说两句，路灯不亮。"), LetterBox.freshId());
        var madeUp = writer.letter("Re: 路灯", "还是不亮。");
        madeUp.setHeader("In-Reply-To", "<" + "ab".repeat(32) + "@city.example>");
        box.arrives(madeUp, LetterBox.freshId());
        long before = Writer.tickets();
        room.mailbox().fetch();
        assertThat(Writer.tickets()).isEqualTo(before + 2);
        assertThat(steps(number(first))).containsExactly("FILE");
    }

    @Test
    void aNumberInTheSubjectCountsWhereOurServerVouchesForTheSender() throws Exception {
        var number = number(writer.filed());
        var forged = writer.letter("关于工单 " + number, "请撤了吧。");
        forged.addHeader("Authentication-Results", "mx.city.example; dmarc=fail");
        box.arrives(forged, LetterBox.freshId());
        var others = writer.letter("关于工单 " + number, "请撤了吧。");
        others.addHeader("Authentication-Results", PASSED.replace("mx.city", "mx.evil"));
        box.arrives(others, LetterBox.freshId());
        var stranger = writer.letter("关于工单 " + number, "请撤了吧。");
        stranger.setFrom(new InternetAddress("x" + writer.sender()));
        stranger.addHeader("Authentication-Results", PASSED);
        box.arrives(stranger, LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(steps(number)).containsExactly("FILE");
        var own = writer.letter("关于工单 " + number, "今晚又灭了。");
        own.addHeader("Authentication-Results", PASSED);
        box.arrives(own, LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(steps(number)).containsExactly("FILE", "SUPPLEMENT");
    }

    @Test
    void whatComesAfterTheEndIsAnsweredPolitely() throws Exception {
        var first = writer.filed();
        var number = number(first);
        As.manager()
                .header("Idempotency-Key", As.key())
                .body(Map.of("reason", "市民来电撤回"))
                .post("/api/staff/v1/tickets/{n}/withdrawal", number)
                .then()
                .statusCode(200);
        long before = Writer.tickets();
        box.arrives(writer.answer(first, writer.sender(), "补充：在南门。"), LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(Writer.tickets()).isEqualTo(before);
        assertThat(writer.told(1).getSubject()).isEqualTo("工单 " + number + " 已结束，您的来信未能加入");
    }

    private static String number(MimeMessage told) throws Exception {
        var found = NUMBER.matcher(told.getSubject());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static List<String> steps(String number) {
        return As.manager()
                .get("/api/staff/v1/tickets/{n}/timeline", number)
                .then()
                .body("items[0].action", equalTo("FILE"))
                .extract()
                .path("items.action");
    }
}
