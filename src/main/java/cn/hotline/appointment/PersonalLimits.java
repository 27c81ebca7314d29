package cn.hotline.appointment;

import cn.hotline.access.Persons;
import cn.hotline.access.Proof;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who may book, and what one person may have at once: appointments for others, places on waitlists. Who asks twice at once is counted one after the
 * other; the lock is asked for before any row is written (ADR 0026).
 */
@Singleton
class PersonalLimits {

    private static final String FOR_OTHERS = """
            select count(b.id) filter (where b.day = s.day), count(b.id) filter (where b.starts_at > :now)
            from slot s left join booking b on b.booker = :booker and b.visitor_sealed is not null
                and (b.state in ('CONFIRMED', 'CHECKED_IN') or b.state = 'HELD' and b.hold_until > :now)
                and b.id is distinct from :moved
            where s.id = :slot""";

    private final EntityManager db;
    private final Persons persons;
    private final AppointmentRules rules;

    PersonalLimits(EntityManager db, Persons persons, AppointmentRules rules) {
        this.db = db;
        this.persons = persons;
        this.rules = rules;
    }

    /** What is asked of whoever books or waits. @throws Refusal 403 for who has no real name, 409 for who is barred */
    void demandMay(Visitor visitor, ServiceLine service, Instant now) {
        if (service.isRealName()
                && visitor.sealed() == null // somebody else is known by the card they bring
                && persons.value(visitor.citizen(), Proof.REAL_NAME).isEmpty()) {
            throw Refusal.forbidden("booking-real-name");
        }
        demandNoBar(visitor.booker(), now);
    }

    /** Whoever comes themselves is limited by the table's own rule. @throws Refusal 409 for too many made for others */
    void demandRoom(Visitor visitor, UUID slot, UUID booking, Instant now) {
        if (visitor.sealed() == null) {
            return;
        }
        alone(visitor.booker());
        List<?> rows = db.createNativeQuery(FOR_OTHERS, Object[].class)
                .setParameter("booker", visitor.booker())
                .setParameter("now", now)
                .setParameter("moved", booking)
                .setParameter("slot", slot)
                .getResultList();
        if (rows.isEmpty()) {
            throw Refusal.notFound("slot-unknown");
        }
        var counts = (Object[]) rows.getFirst();
        demand(counts[0], rules.othersADay(), "booking-others-day");
        demand(counts[1], rules.othersAhead(), "booking-others-ahead");
    }

    /** @throws Refusal 409 for who waits in too many places */
    void demandPlace(Visitor visitor) {
        alone(visitor.booker());
        demand(Waiting.open(persons.profiles(visitor.citizen())), rules.waitings(), "waiting-many");
    }

    private void demandNoBar(byte[] booker, Instant now) {
        var until = db.createNativeQuery("""
                        select max(until_at) from booking_bar
                        where booker = :booker and until_at > :now and lifted_at is null""")
                .setParameter("booker", booker)
                .setParameter("now", now)
                .getSingleResult();
        if (until != null) {
            throw new Refusal(ProblemType.REFUSED, "booking-barred", until.toString());
        }
    }

    private static void demand(Object had, int most, String refusal) {
        if (((Number) had).longValue() >= most) {
            throw new Refusal(ProblemType.REFUSED, refusal, most);
        }
    }

    private void alone(byte[] booker) {
        db.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(encode(:booker, 'hex'), 8))")
                .setParameter("booker", booker)
                .getResultList();
    }
}
