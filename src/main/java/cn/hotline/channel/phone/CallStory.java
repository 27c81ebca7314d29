package cn.hotline.channel.phone;

import cn.hotline.channel.phone.CallReport.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all reports of a call come to, the same in whatever order they came. Where they contradict each other: of what a call has one at a
 * time, the last word counts; it was offered and answered when that was first so, and over when that was last so; a call that was answered
 * was not missed.
 *
 * @param agents all who had it, in their order
 */
record CallStory(
        Direction direction,
        State state,
        @Nullable String caller,
        @Nullable String called,
        @Nullable String queue,
        List<String> agents,
        @Nullable String recording,
        @Nullable Instant offeredAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt) {

    /** How far a call is. */
    public enum State {
        /** Only its words have come so far. */
        UNKNOWN,
        RINGING,
        TALKING,
        ENDED,
        /** Nobody took it (未接). */
        MISSED
    }

    /** Of several at the same moment the order is any, but always the same. */
    private static final Comparator<CallReport> ORDER =
            Comparator.comparing(CallReport::at).thenComparing(CallStory::spelling);

    static CallStory of(Collection<CallReport> reports) {
        var said = reports.stream().sorted(ORDER).toList();
        var direction = Objects.requireNonNullElse(last(said, CallReport::direction), Direction.INBOUND);
        var offered = first(said, CallReport::offeredAt);
        var answered = first(said, CallReport::answeredAt);
        var abandoned = latest(said, CallReport::abandonedAt);
        var ended = latest(said, CallReport::endedAt);
        var over = ended != null ? ended : answered == null ? abandoned : null;
        return new CallStory(
                direction,
                state(direction, offered, answered, over),
                last(said, CallReport::caller),
                last(said, CallReport::called),
                last(said, CallReport::queue),
                agents(said),
                last(said, CallReport::recording),
                offered,
                answered,
                over);
    }

    boolean isOver() {
        return state == State.ENDED || state == State.MISSED;
    }

    /** Number of whoever the hotline spoke with. */
    @Nullable
    String citizen() {
        return direction == Direction.OUTBOUND ? called : caller;
    }

    @Nullable
    String agent() {
        return agents.isEmpty() ? null : agents.getLast();
    }

    private static State state(
            Direction direction, @Nullable Instant offered, @Nullable Instant answered, @Nullable Instant over) {
        if (over != null) {
            return answered != null || direction == Direction.OUTBOUND ? State.ENDED : State.MISSED;
        }
        return answered != null ? State.TALKING : offered != null ? State.RINGING : State.UNKNOWN;
    }

    /** Whoever gets it back comes last once more. */
    private static List<String> agents(List<CallReport> said) {
        var agents = new ArrayList<String>();
        for (var report : said) {
            if (report.agent() != null) {
                agents.remove(report.agent());
                agents.add(report.agent());
            }
        }
        return List.copyOf(agents);
    }

    private static <T> @Nullable T last(List<CallReport> said, Function<CallReport, @Nullable T> what) {
        T last = null;
        for (var report : said) {
            var value = what.apply(report);
            last = value == null ? last : value;
        }
        return last;
    }

    private static @Nullable Instant first(List<CallReport> said, Function<CallReport, @Nullable Instant> what) {
        return said.stream()
                .map(what)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant latest(List<CallReport> said, Function<CallReport, @Nullable Instant> what) {
        return said.stream()
                .map(what)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static String spelling(CallReport report) {
        return String.join(
                "\u0001",
                String.valueOf(report.direction()),
                String.valueOf(report.caller()),
                String.valueOf(report.called()),
                String.valueOf(report.queue()),
                String.valueOf(report.agent()),
                String.valueOf(report.recording()));
    }
}
