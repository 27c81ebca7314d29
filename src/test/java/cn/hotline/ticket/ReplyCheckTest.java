package cn.hotline.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.ReplyFinding.Code;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Replies as units write them, good and bad, each with what is wrong with it; and how often the check errs on them. */
class ReplyCheckTest {

    /** As TicketRules has it. */
    private static final ReplyCheck.Measure RULES = new ReplyCheck.Measure(4, 85, 2);

    @Test
    void aReasonableReplyPasses() {
        var refused = new ArrayList<String>();
        int warned = 0;
        var good = rows(true);
        for (var row : good) {
            var result = check(row);
            warned += result.findings().isEmpty() ? 0 : 1;
            if (!result.isSufficient()) {
                refused.add(row.getField("title") + " " + result.findings());
            }
        }
        System.out.printf(
                "reply check: %d reasonable replies, %d refused, %d warned of%n", good.size(), refused.size(), warned);
        assertThat(good).hasSizeGreaterThanOrEqualTo(40);
        // 黑诊所: not one word of the report is in the reply, which a matter's name would have mended.
        assertThat(refused).hasSizeLessThanOrEqualTo(good.size() / 40);
        assertThat(warned).isLessThanOrEqualTo(good.size() / 5);
    }

    @Test
    void aBadOneIsFoundForWhatItIs() {
        var missed = new ArrayList<String>();
        int passed = 0;
        var bad = rows(false);
        for (var row : bad) {
            var result = check(row);
            var found = result.findings().stream().map(f -> f.code().name()).collect(Collectors.toSet());
            passed += result.isSufficient() ? 1 : 0;
            if (Set.of(row.getField("expected").split("\\|")).stream().noneMatch(found::contains)) {
                missed.add(row.getField("expected") + " " + row.getField("result") + " " + result);
            }
        }
        System.out.printf(
                "reply check: %d bad replies, %d refused, %d not found for what they are: %s%n",
                bad.size(), bad.size() - passed, missed.size(), missed);
        assertThat(bad).hasSizeGreaterThanOrEqualTo(40);
        assertThat(missed).hasSizeLessThanOrEqualTo(bad.size() / 20);
        assertThat(passed).isLessThanOrEqualTo(bad.size() / 10);
    }

    @Test
    void eachPartThatFailsIsNamedInTheRefusal() {
        var reply = new Reply("。", "已按规定处理。", "《城市照明管理规定》", "【请填写】", "无", null, null, null, null);
        var result = ReplyCheck.of(reply, Outcome.RESOLVED, lamp(TicketType.HELP), RULES);
        assertThatThrownBy(result::demandSufficient).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(ProblemType.REPLY_INSUFFICIENT);
            assertThat(refusal.hasFields()).isTrue();
        });
        assertThat(result.findings().stream().filter(ReplyFinding::isBlocking).map(ReplyFinding::part))
                .containsExactly("checked", "result", "contact");
    }

    @Test
    void whoAsksMayBeToldOfWhatIsGoingToBe() {
        var reply = reply("12月将统一更换建设路路灯灯具。");
        assertThat(codes(reply, TicketType.CONSULTATION)).isEmpty();
        assertThat(codes(reply, TicketType.COMPLAINT)).containsExactly(Code.PROMISE_ONLY);
        assertThat(codes(reply("已安排路灯维修班组。"), TicketType.COMPLAINT)).containsExactly(Code.FORWARDED_ONLY);
    }

    @Test
    void aShortOrForeignQuestionIsNotComparedAndMaskedNamesAreNoBlanks() {
        var reply = reply("已联系王**同志，更换了灯具，电话199****0001。");
        var foreign = new ReplyAsked(
                TicketType.HELP, List.of("Lamp", "The street lamp is broken since Monday, please repair it soon"));
        assertThat(ReplyCheck.of(reply, Outcome.RESOLVED, new ReplyAsked(TicketType.HELP, List.of("？", "12345")), RULES)
                        .isSufficient())
                .isTrue();
        assertThat(codes(reply, TicketType.HELP)).isEmpty();
        assertThat(ReplyCheck.of(reply, Outcome.RESOLVED, foreign, RULES).isSufficient())
                .isTrue();
    }

    private static List<Code> codes(Reply reply, TicketType type) {
        return ReplyCheck.of(reply, Outcome.RESOLVED, lamp(type), RULES).findings().stream()
                .map(ReplyFinding::code)
                .toList();
    }

    private static Reply reply(String result) {
        return new Reply("现场核查，线路老化。", result, "《城市照明管理规定》", "照明科 0999-12345003", "一周内回访。", null, null, null, null);
    }

    private static ReplyAsked lamp(TicketType type) {
        return new ReplyAsked(type, List.of("建设路路灯不亮", "建设路12号门前的路灯已经一周不亮，晚上出行很不方便。", "灯具 线路"));
    }

    private static ReplyCheck.Result check(NamedCsvRecord row) {
        var reply = new Reply(
                row.getField("checked"),
                row.getField("result"),
                row.getField("legalBasis"),
                row.getField("contact"),
                row.getField("nextStep"),
                row.getField("unableReason"),
                row.getField("nextRoute"),
                UnableCode.OTHER,
                List.of());
        var asked = new ReplyAsked(
                TicketType.valueOf(row.getField("type")), List.of(row.getField("title"), row.getField("text")));
        return ReplyCheck.of(reply, Outcome.valueOf(row.getField("outcome")), asked, RULES);
    }

    private static List<NamedCsvRecord> rows(boolean good) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(Path.of("src/test/resources/replies.csv"))) {
            return rows.stream()
                    .filter(row -> row.getField("expected").isEmpty() == good)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
