package cn.hotline.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Letters that are too many, and those that nothing can be made of. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class MailTroubleTest extends WithMailRoom {

    @Test
    void twentyADayAreTakenAtTwoNodesAtOnceAndTheRestIsRefusedOnce() throws Exception {
        for (int i = 0; i < 24; i++) {
            box.arrives(writer.letter("第 " + i + " 封", "路灯不亮。"), LetterBox.freshId());
        }
        long before = Writer.tickets();
        Together.all(2, i -> {
            room.mailbox().fetch();
            return i;
        });
        assertThat(Writer.tickets()).isEqualTo(before + 20);
        while (Rows.count("select count(*) from letter where sealed is not null and next_at <= now()") > 0) {
            room.acknowledgements().send();
        }
        assertThat(writer.subjects().stream().filter("12345 今天不能再登记您的来信"::equals))
                .hasSize(1);
        MovedClock.forward(Duration.ofDays(1).plusMinutes(1));
        box.arrives(writer.letter("第二天", "路灯不亮。"), LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(Writer.tickets()).isEqualTo(before + 21);
    }

    @Test
    void anAddressThatNobodyCanWriteToKeepsNobodyElseWaiting() throws Exception {
        var odd = writer.letter("路灯", "路灯不亮。");
        odd.setHeader("From", "wang..li@example.com");
        box.arrives(odd, LetterBox.freshId());
        box.arrives(writer.letter("路灯", "建设路的路灯不亮。"), LetterBox.freshId());
        room.mailbox().fetch();
        room.acknowledgements().send();
        assertThat(writer.subjects()).hasSize(1).first().asString().startsWith("12345 已收到您的来信");
    }

    @Test
    void wordsInAnUnknownCharacterSetAreReadAsWellAsMayBe() throws Exception {
        var letter = writer.letter("路灯", "建设路的路灯不亮。");
        letter.setHeader("Content-Type", "text/plain; charset=x-no-such-set");
        letter.setHeader("Content-Transfer-Encoding", "8bit");
        long before = Writer.tickets();
        box.arrives(letter, LetterBox.freshId());
        room.mailbox().fetch();
        assertThat(Writer.tickets()).isEqualTo(before + 1);
    }
}
