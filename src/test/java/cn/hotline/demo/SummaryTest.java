package cn.hotline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final Ledger ledger = new Ledger(Instant.parse("2026-11-22T00:00:00Z"));
    private final Steps steps = new Steps();

    @Test
    void countsPlacesOnATerminal() {
        assertThat(Table.width("abc")).isEqualTo(3);
        assertThat(Table.width("城乡建设")).isEqualTo(8);
        assertThat(Table.width("（一）App")).isEqualTo(9);
        assertThat(Table.width("e\u0301😀")).isEqualTo(3);
    }

    @Test
    void alignsColumnsOfChineseAndLatinText() {
        String table = new Table()
                .row("label", "messages")
                .row("城乡建设", 7)
                .row("劳动和社会保障", 1234)
                .toString();

        assertThat(table).isEqualTo("""
                        label           messages
                        城乡建设               7
                        劳动和社会保障      1234""");
        assertThat(table.lines().map(Table::width)).containsOnly(24);
    }

    @Test
    void tellsAFailureByItsProblemAndNeverByTheMessage() {
        Message message = message("m1");
        ledger.taken(message);
        ledger.failed(message, StepFailed.because(Step.ACCEPT, "要素不完整"));
        ledger.failed(message, StepFailed.because(Step.CHECK, "once is enough"));
        steps.failed(Step.ACCEPT);

        String text = Summary.text(report(0));

        assertThat(text).contains("message m1 · accept · 要素不完整", "0 of 1 closed and rated");
        assertThat(text).doesNotContain("secret words", "once is enough");
        assertThat(Summary.json(report(0))).contains("\"failed\" : 1").doesNotContain("secret words");
    }

    @Test
    void tellsNewTicketsFromThoseFoundAndCountsWhatEndedWell() {
        Message before = message("m1");
        Message now = message("m2");
        ledger.taken(before);
        ledger.taken(now);
        ledger.filed(before, new Doors.Filed("1", "code", Instant.parse("2026-11-21T23:59:59Z")));
        ledger.filed(now, new Doors.Filed("2", "code", Instant.parse("2026-11-22T00:00:00Z")));
        ledger.made().forEach(ledger::rated);

        assertThat(ledger.tickets()).isEqualTo(new Ledger.Tickets(2, 0, 0, 1, 1, 0));
        assertThat(Summary.text(report(2)))
                .contains(
                        "2 of 2 closed and rated",
                        "Open311",
                        "20261122-000001-9",
                        "label  messages  closed and rated\nx");
    }

    @Test
    void givesMeanAndP99OfAStep() {
        for (int ms = 1; ms <= 100; ms++) {
            steps.answered(Step.FILE, ms * 1_000_000L);
        }
        steps.retried(Step.FILE);

        assertThat(steps.lines()).containsExactly(new Steps.Line("file", 100, 50.5, 99.0, 0, 1));
    }

    private Report report(int rated) {
        int messages = ledger.tickets().messages();
        return Report.of(
                ledger,
                steps,
                new Report.End(rated, messages, false, false),
                Report.Pace.of(messages, 1_000_000_000),
                List.of(new Tour.Stop("Open311", "20261122-000001-9", "open", false)));
    }

    private static Message message(String id) {
        return Message.of(
                new Rows.Row(2, Map.of("id", id, "label", "x", "title", "secret words", "text", "secret words")));
    }
}
