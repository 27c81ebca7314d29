package cn.hotline.supervision.calendar;

import cn.hotline.supervision.SupervisionRules;
import io.quarkus.runtime.configuration.ConfigurationException;
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
        this.hours = hours(rules);
    }

    private static Hours hours(SupervisionRules rules) {
        try {
            return Hours.parse(rules.hours(), rules.night());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "HOTLINE_SUPERVISION_HOURS or HOTLINE_SUPERVISION_NIGHT is malformed: " + e.getMessage());
        }
    }

    /** Versions of both parts. */
    record Edition(int calendar, int policies) {}

    private record Kept(Edition edition, Rulebook rulebook) {}

    /** One round trip within the caller's transaction; the caller's session is not flushed for it. */
    public Rulebook current() {
        var edition = edition("select calendar, policies from rulebook");
        var known = kept;
        if (known == null || !known.edition().equals(edition)) {
            known = new Kept(edition, read(edition));
            kept = known;
        }
        return known.rulebook();
    }

    /** Holds off whoever else changes the rules, on any node, until the transaction ends. */
    Edition take() {
        return edition("select calendar, policies from rulebook for update");
    }

    /** Only for who has {@link #take taken} it. */
    void move(Edition edition) {
        db.createNativeQuery("update rulebook set calendar = :calendar, policies = :policies")
                .setParameter("calendar", edition.calendar())
                .setParameter("policies", edition.policies())
                .executeUpdate();
    }

    private Edition edition(String query) {
        var row = (Object[])
                db.createNativeQuery(query).setFlushMode(FlushModeType.COMMIT).getSingleResult();
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
