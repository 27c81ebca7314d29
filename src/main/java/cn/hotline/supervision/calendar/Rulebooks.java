package cn.hotline.supervision.calendar;

import cn.hotline.supervision.SupervisionRules;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what rules now on this node; asks the database with one tiny query whether it moved, so it is never stale. */
@Singleton
public class Rulebooks {

    private final EntityManager db;
    private final Hours hours;
    private volatile @Nullable Kept kept;

    Rulebooks(EntityManager db, SupervisionRules rules) {
        this.db = db;
        this.hours = Hours.parse(rules.hours(), rules.night());
    }

    /** Versions of both parts. */
    record Edition(int calendar, int policies) {}

    private record Kept(Edition edition, Rulebook rulebook) {}

    /** One round trip within the caller's transaction; the caller's session is not flushed for it. */
    public Rulebook current() {
        var edition = edition();
        var known = kept;
        if (known == null || !known.edition().equals(edition)) {
            known = new Kept(edition, read(edition));
            kept = known;
        }
        return known.rulebook();
    }

    private Edition edition() {
        var row = (Object[]) db.createNativeQuery("select calendar, policies from rulebook")
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult();
        return new Edition(((Number) row[0]).intValue(), ((Number) row[1]).intValue());
    }

    /** As of that edition, so that what is committed meanwhile does not get an older edition's name. */
    private Rulebook read(Edition edition) {
        var calendar = new WorkingCalendar(notices(edition), hours);
        return new Rulebook(edition.calendar(), calendar, DeadlinePolicy.asOf(edition.policies()));
    }

    private static List<Notice> notices(Edition edition) {
        return CalendarNotice.asOf(edition.calendar()).stream()
                .map(CalendarNotice::notice)
                .toList();
    }
}
