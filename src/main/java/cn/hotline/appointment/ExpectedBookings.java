package cn.hotline.appointment;

import cn.hotline.hall.queue.Expected;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/** Tells the queue who has an appointment that can be kept, and has not checked in yet. */
@Singleton
final class ExpectedBookings implements Expected {

    private static final int MOST = 500;

    private final EntityManager db;

    ExpectedBookings(EntityManager db) {
        this.db = db;
    }

    @Override
    public List<Arrival> arrivals(String hall, Instant from, Instant to) {
        List<Object[]> rows = db.unwrap(Session.class)
                .createNativeQuery("""
                        select service, starts_at from booking
                        where hall = :hall and starts_at >= :from and starts_at < :to and state = 'CONFIRMED'
                            and conflict_at is null
                        order by starts_at limit :most""", Object[].class)
                .setParameter("hall", hall)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("most", MOST)
                .getResultList();
        return rows.stream()
                .map(row -> new Arrival((String) row[0], (Instant) row[1]))
                .toList();
    }
}
