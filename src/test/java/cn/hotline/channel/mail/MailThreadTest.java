package cn.hotline.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters that go on with a ticket, those that are too many, and those that nothing can be made of. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class MailThreadTest {

    private static final Pattern NUMBER = Pattern.compile("\\d{14}");
    private static final String PASSED = "mx.city.example; spf=pass smtp.mailfrom=example.com; dmarc=pass header.from=example.com";

    private final LetterBox box = new LetterBox();
    private final String sender = "s" + UUID.randomUUID().toString().substring(0, 12) + "@example.com";

    private MailRoom room;

    @BeforeEach
    void open() throws Exception {
        room = MailRoom.at(box);
        room.acknowledgements().send();
        box.empty();
    }

    @AfterEach
    void close() {
        box.stop();
        MovedClock.reset();
    }

    @Test
    void anAnswerToOurLetterIsAddedToItsTicketOnceWithWhatIsEnclosed() throws Exception {
        var first = filed();
        var answer = answer(first, sender, "补充：在南门。");
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
        var told = told(1);
        assertThat(told.getSubject()).isEqualTo("12345 已将您的来信加入工单 " + number);
        assertThat(told.getContent().toString()).doesNotContainPattern("[0-9A-Z]{4}-[0-9A-Z]{4}");
        box.arrives(answer(told, sender, "再补充：每晚七点。"), LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(steps(number)).containsExactly("FILE", "SUPPLEMENT", "SUPPLEMENT");
    }

    @Test
    void anotherAddressOrAnIdMadeUpIsANewTicketAsBefore() throws Exception {
        var first = filed();
        box.arrives(answer(first, "x" + sender, "我也来说两句，路灯不亮。"), LetterBox.freshId());
        var madeUp = letter("Re: 路灯", "还是不亮。");
        madeUp.setHeader("In-Reply-To", "<" + "ab".repeat(32) + "@city.example>");
        box.arrives(madeUp, LetterBox.freshId());
        long before = tickets();
        room.mailbox().fetch();
        assertThat(tickets()).isEqualTo(before + 2);
        assertThat(steps(number(first))).containsExactly("FILE");
    }

    @Test
    void aNumberInTheSubjectCountsWhereOurServerVouchesForTheSender() throws Exception {
        var number = number(filed());
        var forged = letter("关于工单 " + number, "请撤了吧。");
        forged.addHeader("Authentication-Results", "mx.city.example; dmarc=fail");
        box.arrives(forged, LetterBox.freshId());
        var others = letter("关于工单 " + number, "请撤了吧。");
        others.addHeader("Authentication-Results", PASSED.replace("mx.city", "mx.evil"));
        box.arrives(others, LetterBox.freshId());
        var stranger = letter("关于工单 " + number, "请撤了吧。");
        stranger.setFrom(new InternetAddress("x" + sender));
        stranger.addHeader("Authentication-Results", PASSED);
        box.arrives(stranger, LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(steps(number)).containsExactly("FILE");
        var own = letter("关于工单 " + number, "今晚又灭了。");
        own.addHeader("Authentication-Results", PASSED);
        box.arrives(own, LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(steps(number)).containsExactly("FILE", "SUPPLEMENT");
    }

    @Test
    void whatComesAfterTheEndIsAnsweredPolitely() throws Exception {
        var first = filed();
        var number = number(first);
        As.manager()
                .header("Idempotency-Key", As.key())
                .body(Map.of("reason", "市民来电撤回"))
                .post("/api/staff/v1/tickets/{n}/withdrawal", number)
                .then()
                .statusCode(200);
        long before = tickets();
        box.arrives(answer(first, sender, "补充：在南门。"), LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(tickets()).isEqualTo(before);
        assertThat(told(1).getSubject()).isEqualTo("工单 " + number + " 已结束，您的来信未能加入");
    }

    @Test
    void twentyADayAreTakenAtTwoNodesAtOnceAndTheRestIsRefusedOnce() throws Exception {
        for (int i = 0; i < 24; i++) {
            box.arrives(letter("第 " + i + " 封", "路灯不亮。"), LetterBox.freshId());
        }
        long before = tickets();
        Together.all(2, i -> {
            room.mailbox().fetch();
            return i;
        });
        assertThat(tickets()).isEqualTo(before + 20);
        while (Rows.count("select count(*) from letter where sealed is not null and next_at <= now()") > 0) {
            room.acknowledgements().send();
        }
        assertThat(subjects().stream().filter("12345 今天不能再登记您的来信"::equals)).hasSize(1);
        MovedClock.forward(Duration.ofDays(1).plusMinutes(1));
        box.arrives(letter("第二天", "路灯不亮。"), LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(tickets()).isEqualTo(before + 21);
    }

    @Test
    void anAddressThatNobodyCanWriteToKeepsNobodyElseWaiting() throws Exception {
        var odd = letter("路灯", "路灯不亮。");
        odd.setHeader("From", "wang..li@example.com");
        box.arrives(odd, LetterBox.freshId());
        box.arrives(letter("路灯", "建设路的路灯不亮。"), LetterBox.freshId());
        room.mailbox().fetch();
        room.acknowledgements().send();
        assertThat(subjects()).hasSize(1).first().asString().startsWith("12345 已收到您的来信");
    }

    @Test
    void lettersThatFailAgainAndAgainDoNotKeepNewOnesWaiting() throws Exception {
        for (int i = 0; i < 50; i++) {
            var broken = letter("坏信", "x");
            broken.setHeader("Content-Transfer-Encoding", "no-such-encoding");
            box.arrives(broken, LetterBox.freshId());
        }
        room.mailbox().fetch();
        long before = tickets();
        box.arrives(letter("路灯", "建设路的路灯不亮。"), LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(tickets()).isEqualTo(before + 1);
    }

    @Test
    void wordsInAnUnknownCharacterSetAreReadAsWellAsMayBe() throws Exception {
        var letter = letter("路灯", "建设路的路灯不亮。");
        letter.setHeader("Content-Type", "text/plain; charset=x-no-such-set");
        letter.setHeader("Content-Transfer-Encoding", "8bit");
        long before = tickets();
        box.arrives(letter, LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(tickets()).isEqualTo(before + 1);
    }

    /** What we wrote to whoever wrote a first letter. */
    private MimeMessage filed() throws Exception {
        box.arrives(letter("路灯不亮", "建设路的路灯不亮。"), LetterBox.freshId());
        room.mailbox().fetch();
        return told(0);
    }

    /** The so manieth of what this sender was told. */
    private MimeMessage told(int place) {
        room.acknowledgements().send();
        return Arrays.stream(box.told()).filter(this::isForSender).toList().get(place);
    }

    private boolean isForSender(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString().equals(sender);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> subjects() throws Exception {
        var subjects = new java.util.ArrayList<String>();
        for (var one : box.told()) {
            if (isForSender(one)) {
                subjects.add(one.getSubject());
            }
        }
        return subjects;
    }

    private MimeMessage letter(String subject, String text) throws Exception {
        var letter = LetterBox.letter(subject);
        letter.setFrom(new InternetAddress(sender));
        letter.setText(text, "UTF-8");
        return letter;
    }

    private MimeMessage answer(MimeMessage to, String from, String text) throws Exception {
        var answer = letter("Re: " + to.getSubject(), text);
        answer.setFrom(new InternetAddress(from));
        answer.setHeader("References", "<other@example.com> " + to.getMessageID());
        answer.setHeader("In-Reply-To", to.getMessageID());
        return answer;
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

    private static long tickets() {
        return Rows.count("select count(*) from ticket where channel = 'EMAIL'");
    }
}
