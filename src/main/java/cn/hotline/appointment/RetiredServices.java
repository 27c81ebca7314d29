package cn.hotline.appointment;

import cn.hotline.hall.ServicesRetiring;
import cn.hotline.platform.OneColumn;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** A service that people have booked does not end before they came. */
@Singleton
class RetiredServices {

    private final EntityManager db;
    private final Clock clock;

    RetiredServices(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @throws Refusal 409 naming the services with bookings ahead, and how many */
    void demandNoBookings(@Observes ServicesRetiring ending) {
        var query = db.createNativeQuery("""
                        select s.service || ': ' || count(*) from slot s join booking b on b.slot = s.id
                        where s.hall = :hall and s.service = any(:services) and s.starts_at > :now
                            and b.state in ('HELD', 'CONFIRMED')
                        group by s.service order by s.service""")
                .setParameter("hall", ending.hall())
                .setParameter("services", ending.services().toArray(String[]::new))
                .setParameter("now", clock.instant());
        var booked = OneColumn.of(query, String.class);
        if (!booked.isEmpty()) {
            throw new Refusal(ProblemType.REFUSED, "service-booked", String.join(", ", booked));
        }
    }
}
