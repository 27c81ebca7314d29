package cn.hotline.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.platform.Vault;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters by real IMAP and SMTP, to a mailbox on this machine. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class MailTest {

    private static final Pattern NUMBER = Pattern.compile("\\d{14}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}");

    private final LetterBox box = new LetterBox();
    private final String id = LetterBox.freshId();

    @Inject
    Vault vault;

    private Mailbox mailbox;
    private Acknowledgements acknowledgements;

    @BeforeEach
    void open() throws Exception {
        var room = MailRoom.at(box);
        mailbox = room.mailbox();
        acknowledgements = room.acknowledgements();
        acknowledgements.send();
        box.empty();
    }

    @AfterEach
    void close() {
        box.stop();
        MovedClock.reset();
    }

    @Test
    void aLetterBecomesOneTicketThatItsWriterIsToldOfAndFollows() throws Exception {
        var letter = LetterBox.letter("小区噪音扰民");
        letter.setText("物业你好，\n我是王小明 13900000001，楼下车库晚上很吵。\n\n> 您的来信已受理\n> 12345", "UTF-8");
        box.arrives(letter, id);
        mailbox.fetch();
        acknowledgements.send();
        acknowledgements.send();
        var told = box.told();
        assertThat(told).hasSize(1);
        assertThat(told[0].getHeader("Auto-Submitted")).containsExactly("auto-replied");
        var words = told[0].getContent().toString();
        As.codeHolder(found(CODE, words))
                .get("/api/citizen/v1/tickets/{n}", found(NUMBER, words))
                .then()
                .statusCode(200)
                .body("channel", equalTo("EMAIL"))
                .body("title", equalTo("小区噪音扰民"))
                .body("text", equalTo("物业你好，\n我是王小明 139****0001，楼下车库晚上很吵。"))
                .body("reporter.kind", equalTo("NAMED"));
        assertThat(Rows.count("select count(*) from letter where number = ? and sealed is null", found(NUMBER, words)))
                .isEqualTo(1);
    }

    @Test
    void theSameLetterTwiceAndAtTwoNodesAtOnceIsOneTicket() throws Exception {
        long before = tickets();
        for (int i = 0; i < 2; i++) {
            var letter = LetterBox.letter("路灯不亮");
            letter.setText("建设路的路灯不亮。", "UTF-8");
            box.arrives(letter, id);
        }
        Together.all(2, i -> {
            mailbox.fetch();
            return i;
        });
        mailbox.fetch();
        assertThat(tickets()).isEqualTo(before + 1);
    }

    @Test
    void markUpIsReadAndPhotosAreKeptAndProgramsAreNot() throws Exception {
        var letter = LetterBox.letter("路灯");
        var parts = new MimeMultipart();
        var html = new MimeBodyPart();
        html.setContent(
                "<html><head><style>p{}</style></head><body><p>路灯&nbsp;不亮&#33;</p><script>alert(1)</script>请修</body></html>",
                "text/html; charset=UTF-8");
        parts.addBodyPart(html);
        parts.addBodyPart(LetterBox.enclosed("application/pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"));
        parts.addBodyPart(LetterBox.enclosed("application/x-msdownload", "MZ program"));
        letter.setContent(parts);
        box.arrives(letter, id);
        mailbox.fetch();
        acknowledgements.send();
        var words = box.told()[0].getContent().toString();
        As.manager()
                .get("/api/staff/v1/tickets/{n}", found(NUMBER, words))
                .then()
                .statusCode(200)
                .body("text", equalTo("路灯 不亮!\n请修"))
                .body("reporter.kind", equalTo("ANONYMOUS"))
                .body("attachments", hasSize(1));
    }

    @Test
    void noMachineIsAnsweredNorMadeATicket() throws Exception {
        long before = tickets();
        for (var header : new String[][] {
            {"Auto-Submitted", "auto-replied"}, {"Precedence", "bulk"}, {"List-Id", "<news.example.com>"}
        }) {
            var letter = LetterBox.letter("不在办公室");
            letter.setHeader(header[0], header[1]);
            letter.setText("我在休假，回来再回复您。", "UTF-8");
            box.arrives(letter, LetterBox.freshId());
        }
        var letter = LetterBox.letter("退信");
        letter.setFrom(new InternetAddress("MAILER-DAEMON@example.com"));
        letter.setReplyTo(new InternetAddress[] {new InternetAddress("MAILER-DAEMON@example.com")});
        letter.setText("Undelivered", "UTF-8");
        box.arrives(letter, id);
        mailbox.fetch();
        acknowledgements.send();
        assertThat(tickets()).isEqualTo(before);
        assertThat(box.told()).isEmpty();
    }

    @Test
    void whatCanNotBeToldIsTriedAgainLaterAndForgottenAtLast() throws Exception {
        var letter = LetterBox.letter("路灯不亮");
        letter.setText("建设路的路灯不亮。", "UTF-8");
        box.arrives(letter, id);
        mailbox.fetch();
        box.stop();
        byte[] key = vault.keyedHash("letter", id);
        for (int i = 0; i <= LetterRows.TRIES; i++) {
            acknowledgements.send();
            MovedClock.forward(Duration.ofMinutes(6));
        }
        acknowledgements.send();
        assertThat(Rows.count("select count(*) from letter where message_id = ? and sealed is null", key))
                .isEqualTo(1);
    }

    private static long tickets() {
        return Rows.count("select count(*) from ticket where channel = 'EMAIL'");
    }

    private static String found(Pattern pattern, String words) {
        var match = pattern.matcher(words);
        assertThat(match.find()).as(words).isTrue();
        return match.group();
    }
}
