package cn.hotline.channel.phone.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever a recogniser delivers: no failure, honest evidence, bounded work. */
class ReadingPropertiesTest {

    private static final String PIECES =
            "路灯不亮 井盖没了 不对 是 说错了 桂苑小区 贵院小区 三栋 百二十一栋 二单元 五零一 一九九零零零零 二三四五 昨天 上周三 十一月三十一号 二月三十号 零点 点 万亿 百万 三千五 , ， 。 ？ ! 匿名 保密 我姓王 我叫 [噪音] <unk> 嗯 那个 那个 没有 不是 从 到 路 村 河 号 * | \\ $1 \uD83D\uDE00 \uD800 \u0000 \n ((((( 从火车站到 年 月";

    @Provide
    Arbitrary<List<String>> talk() {
        var pieces = Arbitraries.of(PIECES.split(" ", -1));
        var said = Arbitraries.oneOf(
                pieces.list().ofMaxSize(12).map(list -> String.join("", list)),
                Arbitraries.strings().all().ofMaxLength(60),
                Arbitraries.strings().withCharRange('一', '龥').ofMaxLength(80));
        return said.list().ofMaxSize(12);
    }

    @Property(tries = 400)
    void anyTalkGivesAProposalWithEvidenceThatExists(@ForAll("talk") List<String> said, @ForAll double heard) {
        var turns = new ArrayList<Turn>();
        for (var text : said) {
            turns.add(new Turn(turns.size() * 3, turns.size() % 3 == 1 ? Speaker.AGENT : Speaker.CITIZEN, text, heard));
        }
        var proposal = DemoCity.proposed(new Transcript(turns, null, ToldCall.DAY));
        var indexes = turns.stream().map(Turn::index).collect(Collectors.toCollection(HashSet::new));
        values(proposal).forEach(value -> {
            assertThat(value.confidence()).isBetween(0.0, 1.0);
            assertThat(indexes).containsAll(value.turns());
        });
        assertThat(proposal.title().value().length()).isBetween(1, 30);
        assertThat(proposal.summary().value().length()).isLessThanOrEqualTo(300);
    }

    /** Ten times the talk may take about ten times as long, never a hundred times; measured in what is spent, best of five. */
    @Test
    void workGrowsWithTheTalkNotFaster() {
        proposedOf(200);
        var few = best(50);
        var many = best(500);
        System.out.printf("500 turns took %.1f times the work of 50%n", many / few);
        assertThat(many / few).isLessThan(40);
    }

    @Test
    void beyondTheBoundsNothingIsRead() {
        var turns = IntStream.range(0, 2_000)
                .mapToObj(i -> new Turn(i, Speaker.CITIZEN, "路灯不亮", null))
                .toList();
        assertThat(new Transcript(turns, null, ToldCall.DAY).turns()).hasSize(500);
        var long1 = List.of(new Turn(0, Speaker.CITIZEN, "一".repeat(50_001), null));
        assertThat(new Transcript(long1, null, ToldCall.DAY).turns()).isEmpty();
        assertThat(DemoCity.proposed(new Transcript(
                        List.of(new Turn(0, Speaker.CITIZEN, "一不对".repeat(16_000), null)), null, ToldCall.DAY)))
                .isNotNull();
    }

    private static double best(int turns) {
        return IntStream.range(0, 5).mapToLong(i -> proposedOf(turns)).min().orElseThrow();
    }

    private static long proposedOf(int count) {
        var lines = List.of("我们桂苑小区三栋的路灯不亮，不对，是五栋", "请问具体在什么位置", "从上周三开始，大概有五六盏，我姓王");
        var turns = IntStream.range(0, count)
                .mapToObj(i -> new Turn(i, i % 3 == 1 ? Speaker.AGENT : Speaker.CITIZEN, lines.get(i % 3), null))
                .toList();
        long before = System.nanoTime();
        DemoCity.proposed(new Transcript(turns, null, ToldCall.DAY));
        return System.nanoTime() - before;
    }

    private static Stream<Proposed<?>> values(Proposal p) {
        return Stream.concat(
                        Stream.of(
                                p.type(),
                                p.level(),
                                p.matter(),
                                p.unit(),
                                p.region(),
                                p.address(),
                                p.reporterKind(),
                                p.reporterName(),
                                p.reporterPhone(),
                                p.title(),
                                p.summary()),
                        Stream.concat(p.elements().values().stream(), p.furtherMatters().stream()))
                .<Proposed<?>>map(value -> value)
                .filter(Objects::nonNull);
    }
}
