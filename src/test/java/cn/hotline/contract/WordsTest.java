package cn.hotline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.QueueVerb;
import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Status;
import cn.hotline.ticket.UnitAction;
import cn.hotline.ticket.Verb;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that people read about has words. */
class WordsTest {

    private static final ResourceBundle CHINESE = ResourceBundle.getBundle("messages_zh");

    @Test
    void everyCodeThatPeopleReadHasWords() {
        hasWords("status", Status.values());
        hasWords("channel", Channel.values());
        hasWords("step", Verb.values());
        hasWords("return", UnitAction.ReturnReason.values());
        hasWords("suspension", UnitAction.SuspensionReason.values());
        hasWords("supervision", UnitAction.Supervision.values());
        hasWords("clock", DeadlineKind.values());
        hasWords("queue-step", QueueVerb.values());
    }

    private static void hasWords(String family, Enum<?>... codes) {
        assertThat(Stream.of(codes).map(code -> family + "." + code)).allMatch(CHINESE::containsKey);
    }
}
