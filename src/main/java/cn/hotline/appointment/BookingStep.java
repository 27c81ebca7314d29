package cn.hotline.appointment;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with an appointment.
 *
 * @param actor client name of whoever did it
 * @param from the slot it had
 * @param to the slot it has since
 */
public record BookingStep(
        Verb verb,
        String actor,
        Instant at,
        @Nullable UUID from,
        @Nullable UUID to) {

    /** What was done. */
    public enum Verb {
        HELD,
        /** To who was first on the waitlist. */
        OFFERED,
        CONFIRMED,
        MOVED,
        CANCELLED,
        CHECKED_IN,
        SERVED,
        MISSED,
        /** An appeal against having missed it was upheld. */
        EXCUSED
    }

    /** By whoever asked for it, or by the service ({@code system:…}). */
    static BookingStep of(Verb verb, String actor, Instant at) {
        return new BookingStep(verb, actor, at, null, null);
    }

    /** Written once, in the transaction of the change itself. Whoever writes has the booking's row locked, so that none is numbered twice. */
    @Singleton
    static class History {

        private final EntityManager db;

        History(EntityManager db) {
            this.db = db;
        }

        /** The latest first. */
        List<BookingStep> of(UUID booking) {
            List<?> rows = db.createNativeQuery("""
                            select verb, actor, at, from_slot, to_slot from booking_step
                            where booking = :booking order by seq desc limit 100""", Object[].class)
                    .setParameter("booking", booking)
                    .getResultList();
            return rows.stream().map(Object[].class::cast).map(History::step).toList();
        }

        private static BookingStep step(Object[] row) {
            return new BookingStep(
                    Verb.valueOf((String) row[0]), (String) row[1], (Instant) row[2], (UUID) row[3], (UUID) row[4]);
        }

        void add(UUID booking, BookingStep step) {
            db.flush();
            db.unwrap(Session.class)
                    .createNativeMutationQuery("""
                            insert into booking_step (booking, seq, verb, actor, at, from_slot, to_slot)
                            select :booking, count(*) + 1, :verb, :actor, :at, cast(:from as uuid), cast(:to as uuid)
                            from booking_step where booking = :booking""")
                    .setParameter("booking", booking)
                    .setParameter("verb", step.verb().name())
                    .setParameter("actor", step.actor())
                    .setParameter("at", step.at())
                    .setParameter("from", step.from(), UUID.class)
                    .setParameter("to", step.to(), UUID.class)
                    .executeUpdate();
        }
    }
}
