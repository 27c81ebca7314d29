package cn.hotline.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was told in a span of time, and what it cost.
 *
 * @param costMilli thousandths of a yuan, all lines together
 */
public record NoticeSummary(Instant from, Instant to, long notices, long segments, long costMilli, List<Line> items) {

    /**
     * Notices of one kind.
     *
     * @param gateway the one that took them; absent where none did
     */
    public record Line(
            NoticeEvent event,
            NoticeState state,
            @Nullable String gateway,
            long notices,
            long segments,
            long costMilli) {}

    static NoticeSummary of(Instant from, Instant to, List<Line> lines) {
        return new NoticeSummary(
                from,
                to,
                lines.stream().mapToLong(Line::notices).sum(),
                lines.stream().mapToLong(Line::segments).sum(),
                lines.stream().mapToLong(Line::costMilli).sum(),
                lines);
    }
}
