package cn.hotline.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tickets of a span of time by their ids, which begin with it (UUIDv7). What is sought in texts is sought span by span, newest first:
 * the index of pairs knows no order, so that a common word would bring all its tickets of all time for one page.
 */
record IdSpan(UUID oldest, UUID newest) {

    static final IdSpan ALL = new IdSpan(new UUID(0, 0), new UUID(-1, -1));

    /** Where spans begin, in quarters before the first, as ticket_search is cut. */
    private static final int[] QUARTERS = {0, 1, 4};

    private static final int MONTHS = 3;

    /** From the quarter of an id, or of now, back to the first one, in few steps: each costs a look into the index. */
    static List<IdSpan> back(@Nullable UUID after, Instant now) {
        var start = after == null ? now : Instant.ofEpochMilli(after.getMostSignificantBits() >>> Short.SIZE);
        var day = LocalDate.ofInstant(start, ZoneOffset.UTC);
        var quarter = day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % MONTHS);
        var spans = new ArrayList<IdSpan>();
        var newest = ALL.newest;
        for (int quarters : QUARTERS) {
            var oldest = firstOf(quarter.minusMonths((long) MONTHS * quarters));
            spans.add(new IdSpan(oldest, newest));
            newest = oldest;
        }
        spans.add(new IdSpan(ALL.oldest, newest));
        return spans;
    }

    Conditions on(Conditions conditions) {
        return conditions.with("oldest", oldest).with("newest", newest);
    }

    private static UUID firstOf(LocalDate day) {
        var millis = Math.max(0, day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        return new UUID(millis << Short.SIZE, 0);
    }
}
