package cn.hotline.supervision.calendar;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of a year's notice, kept for ever; its key is the calendar that came with it. */
@Entity
@Immutable
public class CalendarNotice extends PanacheEntityBase {

    @Id
    private int calendar;

    private int year;
    private int version;
    private String source;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<NoticeDay> days;

    private String announcedBy;
    private Instant announcedAt;

    @SuppressWarnings("NullAway.Init")
    protected CalendarNotice() {}

    CalendarNotice(int calendar, int version, Notice notice, Announced announced) {
        this.calendar = calendar;
        this.year = notice.year();
        this.version = version;
        this.days = notice.days();
        this.source = announced.source();
        this.announcedBy = announced.by();
        this.announcedAt = announced.at();
    }

    /** Where it stands, and who brought it in when. */
    record Announced(String source, String by, Instant at) {}

    /** The newest notice of each year, as it was in that calendar. */
    static List<CalendarNotice> asOf(int calendar) {
        return list("""
                from CalendarNotice n where n.calendar = (
                    select max(m.calendar) from CalendarNotice m where m.year = n.year and m.calendar <= ?1)
                order by n.year""", calendar);
    }

    static Optional<CalendarNotice> newest(int year) {
        return find("year = ?1 order by version desc", year).firstResultOptional();
    }

    static Optional<CalendarNotice> find(int year, int version) {
        return find("year = ?1 and version = ?2", year, version).firstResultOptional();
    }

    /** Newest first. */
    static List<CalendarNotice> versions(int year, int most) {
        return find("year = ?1 order by version desc", year).range(0, most - 1).list();
    }

    Notice notice() {
        return new Notice(year, days);
    }

    boolean says(Notice notice, String itsSource) {
        return days.equals(notice.days()) && source.equals(itsSource);
    }

    int calendar() {
        return calendar;
    }

    int year() {
        return year;
    }

    int version() {
        return version;
    }

    Announced announced() {
        return new Announced(source, announcedBy, announcedAt);
    }
}
