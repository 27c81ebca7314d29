package cn.hotline.appointment;

import cn.hotline.hall.FigureDays;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;

/** What became of a hall's appointments, by day and service: one query over the days' bookings. */
@Singleton
class BookingFigures {

    private static final int MOST = 10_000;

    private final EntityManager db;

    BookingFigures(EntityManager db) {
        this.db = db;
    }

    /**
     * Of a service on the day for which they were booked.
     *
     * @param booked confirmed ones, whatever became of them
     * @param missed did not come; {@code excused} of them do not count
     * @param cancelled by whoever made them, or because the hall could not keep them
     */
    public record Figures(
            LocalDate day, String service, int booked, int served, int missed, int excused, int cancelled) {}

    /** In the order of days. */
    public record Report(LocalDate from, LocalDate to, List<Figures> items) {}

    Report of(String hall, FigureDays days) {
        List<Object[]> rows = db.unwrap(Session.class)
                .createNativeQuery("""
                        select cast(day as text), service, count(*), count(*) filter (where state = 'SERVED'),
                            count(*) filter (where state = 'MISSED'), count(*) filter (where state = 'MISSED' and excused),
                            count(*) filter (where state = 'CANCELLED')
                        from booking where hall = :hall and day between :from and :to and confirmed_at is not null
                        group by day, service order by day, service limit :most""", Object[].class)
                .setParameter("hall", hall)
                .setParameter("from", days.from())
                .setParameter("to", days.to())
                .setParameter("most", MOST)
                .getResultList();
        return new Report(
                days.from(),
                days.to(),
                rows.stream().map(BookingFigures::figures).toList());
    }

    private static Figures figures(Object[] row) {
        return new Figures(
                LocalDate.parse((String) row[0]),
                (String) row[1],
                count(row[2]),
                count(row[3]),
                count(row[4]),
                count(row[5]),
                count(row[6]));
    }

    private static int count(Object value) {
        return ((Number) value).intValue();
    }
}
