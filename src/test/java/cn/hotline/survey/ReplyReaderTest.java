package cn.hotline.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.SoftAssertions;

/** What people type, and what it means: {@code survey-replies.csv}; nothing is read as satisfied that was not. */
class ReplyReaderTest {

    private static final List<String> DISCONTENT = List.of(
            "不", "没", "没有", "未", "无", "差", "坏", "又坏了", "慢", "骗", "敷衍", "失望", "投诉", "推诿", "仍", "冇", "莫得", "不满意", "没解决",
            "没人来", "还是", "才怪", "个屁", "not ", "never ", " no ", "bad", "dis", "呵呵", "吗", "？", "哪里", "但是");

    /** @param expected service/handling with - for none, ? for ambiguous, x for what is no answer */
    record Text(String expected, String text) {}

    static Stream<Text> texts() {
        try (var in = ReplyReaderTest.class.getResourceAsStream("/survey-replies.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(1)
                            .map(line -> new Text(
                                    line.substring(0, line.indexOf(',')),
                                    line.substring(line.indexOf(',') + 1).replace("\\n", "\n")))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Example
    void everyTextIsReadAsItIsMeant() {
        assertThat(texts()).hasSizeGreaterThan(300);
        var soft = new SoftAssertions();
        texts().forEach(text ->
                soft.assertThat(said(text.text())).as(text.text()).isEqualTo(text.expected()));
        soft.assertAll();
    }

    @Example
    void wordsAfterTheDigitsAreTheReason() {
        assertThat(reason("4 路灯第二天又坏了")).isEqualTo("路灯第二天又坏了");
        assertThat(reason("１ ４，没人来")).isEqualTo("没人来");
        assertThat(reason("不满意，没人来")).isEqualTo("不满意，没人来".replace('，', ','));
        for (var bare : List.of("4。", "不满意", "很不满意！", "不滿意", "差评", "4 不满意", "4 谢谢")) {
            assertThat(reason(bare)).as(bare).isNull();
        }
        assertThat(reason("4")).isNull();
    }

    @Property(tries = 20_000)
    void noDiscontentIsEverReadAsContent(@ForAll("spoilt") String text) {
        assertThat(handling(text)).as(text).isNotIn(1, 2);
    }

    @Property(tries = 5_000)
    void nothingMakesItFail(@ForAll String text) {
        assertThat(ReplyReader.read(text)).isNotNull();
    }

    @Example
    void itTakesTheTimeOfOneSmsHoweverLongTheText() {
        var clock = System.nanoTime();
        for (var part : List.of("没", "很", "非常", "1 ", "谢谢", "不满意", "服务", "第一项", "满意,", " ", "还", "①", "ﷺ")) {
            assertThat(ReplyReader.read(part.repeat(10_000))).isNotNull();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - clock)).isLessThan(Duration.ofSeconds(2));
    }

    @Example
    void whatIsTooLongToBeLookedAtIsNotReadAsContent() {
        assertThat(handling("满意" + "谢谢".repeat(400) + "才怪")).isNotIn(1, 2);
        assertThat(handling("1 " + "谢谢".repeat(400) + "没解决")).isNotIn(1, 2);
    }

    /** A text that is read as content, with discontent put in somewhere. */
    @Provide
    Arbitrary<String> spoilt() {
        var content = texts().filter(t -> t.expected().matches("./[12]"))
                .map(Text::text)
                .toList();
        return Combinators.combine(
                        Arbitraries.of(content),
                        Arbitraries.of(DISCONTENT),
                        Arbitraries.integers().between(0, 40))
                .as((text, word, at) -> {
                    int place = text.isEmpty() ? 0 : at % (text.length() + 1);
                    return text.substring(0, place) + word + text.substring(place);
                });
    }

    private static String said(String text) {
        return switch (ReplyReader.read(text)) {
            case Reading.Rated rated -> (rated.service() == null ? "-" : rated.service()) + "/" + rated.handling();
            case Reading.Ambiguous ambiguous -> "?";
            case Reading.Unrelated unrelated -> "x";
        };
    }

    private static int handling(String text) {
        return ReplyReader.read(text) instanceof Reading.Rated rated ? rated.handling() : 0;
    }

    private static String reason(String text) {
        return ((Reading.Rated) ReplyReader.read(text)).reason();
    }
}
