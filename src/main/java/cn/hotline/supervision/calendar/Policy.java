package cn.hotline.supervision.calendar;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule about a limit (时限规则). The rule's number stays, its versions follow each other.
 *
 * @param matter the beginning of the codes of the matters it is about; none: all
 * @param limit none where the rule ends with this version
 */
public record Policy(
        int id,
        DeadlineKind kind,
        int version,
        @Nullable String matter,
        @Nullable TicketType type,
        @Nullable Level level,
        @Nullable Limit limit,
        Instant effectiveFrom,
        String source) {

    /** As deadlines remember it, such as {@code HANDLE#12v2}. */
    public String name() {
        return kind + "#" + id + "v" + version;
    }

    boolean isAbout(@Nullable TicketType itsType, Level itsLevel, @Nullable String itsMatter) {
        return (type == null || type == itsType)
                && (level == null || level == itsLevel)
                && (matter == null || (itsMatter != null && itsMatter.startsWith(matter)));
    }

    /** Level before matter, longer prefix of a matter before shorter, type before none. */
    int weight() {
        return (level == null ? 0 : 10_000) + (matter == null ? 0 : 10 * matter.length()) + (type == null ? 0 : 1);
    }
}
