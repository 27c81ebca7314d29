package cn.hotline.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.channel.phone.CallReport.Direction;
import cn.hotline.channel.phone.CallStory.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What reports come to does not depend on their order or on how often they come. */
class CallStoryTest {

    private static final Instant START = Instant.parse("2026-11-22T01:00:00Z");

    @Property(tries = 500)
    void anyOrderAndAnyRepeatsComeToTheSame(@ForAll("reports") List<CallReport> reports, @ForAll long seed) {
        var shuffled = new ArrayList<>(reports);
        var random = new Random(seed);
        for (int i = random.nextInt(3); i > 0; i--) {
            shuffled.add(reports.get(random.nextInt(reports.size())));
        }
        Collections.shuffle(shuffled, random);
        assertThat(CallStory.of(shuffled)).isEqualTo(CallStory.of(reports));
    }

    @Property(tries = 300)
    void aCallThatWasAnsweredWasNotMissed(@ForAll("reports") List<CallReport> reports) {
        var story = CallStory.of(reports);
        assertThat(story.answeredAt() != null && story.state() == State.MISSED).isFalse();
        assertThat(story.state() == State.MISSED && story.direction() == Direction.OUTBOUND)
                .isFalse();
    }

    @Example
    void theLastAgentHasItAndAllAreRemembered() {
        var story = CallStory.of(List.of(by("b", 20), by("a", 10), by("a", 30)));
        assertThat(story.agents()).containsExactly("b", "a");
        assertThat(story.agent()).isEqualTo("a");
    }

    @Example
    void anAbandonedCallEndsThen() {
        var story = CallStory.of(List.of(said(1, 0L, null, null, 40L)));
        assertThat(story.state()).isEqualTo(State.MISSED);
        assertThat(story.endedAt()).isEqualTo(START.plusSeconds(40));
    }

    @Provide
    Arbitrary<List<CallReport>> reports() {
        var second = Arbitraries.longs().between(0, 20);
        var maybe = second.injectNull(0.5);
        return Combinators.combine(
                        second,
                        maybe,
                        maybe,
                        maybe,
                        maybe,
                        Arbitraries.of("a", "b").injectNull(0.5),
                        Arbitraries.of(Direction.class).injectNull(0.8))
                .as((at, offered, answered, ended, abandoned, agent, direction) -> new CallReport(
                        "call-1",
                        START.plusSeconds(at),
                        direction,
                        agent == null ? null : "1990000000" + at % 10,
                        null,
                        agent == null ? null : "queue-" + at,
                        agent,
                        time(offered),
                        time(answered),
                        time(ended),
                        time(abandoned),
                        null))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static CallReport by(String agent, long at) {
        return new CallReport(
                "call-1", START.plusSeconds(at), null, null, null, null, agent, null, null, null, null, null);
    }

    private static CallReport said(long at, Long offered, Long answered, Long ended, Long abandoned) {
        return new CallReport(
                "call-1",
                START.plusSeconds(at),
                null,
                null,
                null,
                null,
                null,
                time(offered),
                time(answered),
                time(ended),
                time(abandoned),
                null);
    }

    private static Instant time(Long second) {
        return second == null ? null : START.plusSeconds(second);
    }
}
