package cn.hotline.appointment;

import cn.hotline.hall.ServicesRetiring;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

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
        List<?> booked = db.createNativeQuery("""
                        select s.service || ': ' || count(*) from slot s join booking b on b.slot = s.id
                        where s.hall = :hall and s.service = any(:services) and s.starts_at > :now
                            and b.state in ('HELD', 'CONFIRMED')
                        group by s.service order by s.service""", String.class)
                .setParameter("hall", ending.hall())
                .setParameter("services", ending.services().toArray(String[]::new))
                .setParameter("now", clock.instant())
                .getResultList();
        if (!booked.isEmpty()) {
            var named =
                    String.join(", ", booked.stream().map(String.class::cast).toList());
            throw new Refusal(ProblemType.REFUSED, "service-booked", named);
        }
    }
}
