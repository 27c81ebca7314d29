package cn.hotline.supervision.calendar;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What rules now: the calendar and the policies, read together; immutable. */
public final class Rulebook {

    /** What a limit of the matter's own is called. */
    public static final String OF_MATTER = "matter";

    private final int calendarVersion;
    private final WorkingCalendar calendar;
    private final List<Policy> policies;

    Rulebook(int calendarVersion, WorkingCalendar calendar, List<Policy> policies) {
        this.calendarVersion = calendarVersion;
        this.calendar = calendar;
        this.policies = List.copyOf(policies);
    }

    /** Grows with every notice that is announced or corrected. */
    public int calendarVersion() {
        return calendarVersion;
    }

    public WorkingCalendar calendar() {
        return calendar;
    }

    /**
     * The row of an urgent or major level goes before the matter's own limit, that before the longest prefix of the matter's code,
     * that before the type, and all before the default.
     *
     * @param ofMatter the matter's own limit, which is one of handling; left aside for every other kind
     * @param at when the clock starts: a version rules from the day it takes effect
     */
    public Ruled limit(
            DeadlineKind kind,
            TicketType type,
            Level level,
            @Nullable String matter,
            @Nullable Limit ofMatter,
            Instant at) {
        var best = inForce(kind, at).stream()
                .filter(policy -> policy.isAbout(type, level, matter))
                .max(Comparator.comparingInt(Policy::weight))
                .orElseThrow(() -> new IllegalStateException("no policy for " + kind));
        return ofMatter != null && kind == DeadlineKind.HANDLE && best.level() == null
                ? new Ruled(ofMatter, OF_MATTER)
                : new Ruled(Objects.requireNonNull(best.limit()), best.name());
    }

    /** Whether that version of a rule is the one that holds. */
    boolean isInForce(Policy policy, Instant at) {
        return inForce(policy.kind(), at).contains(policy);
    }

    /** Of each rule the newest version that has taken effect, but for those that ended. */
    private List<Policy> inForce(DeadlineKind kind, Instant at) {
        var newest = new HashMap<Integer, Policy>();
        for (var policy : policies) {
            if (policy.kind() == kind && !policy.effectiveFrom().isAfter(at)) {
                newest.merge(policy.id(), policy, (one, other) -> one.version() > other.version() ? one : other);
            }
        }
        return newest.values().stream().filter(policy -> policy.limit() != null).toList();
    }
}
