package cn.hotline.appointment;

import cn.hotline.platform.OneColumn;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The seats of slots: one row a seat, so that it can't be given twice, and clients of one slot wait for nobody. A hold ends by its
 * time alone. Whoever takes seats inside a longer transaction takes them last (ADR 0026).
 */
@Singleton
class Seats {

    private final EntityManager db;

    Seats(EntityManager db) {
        this.db = db;
    }

    /**
     * Takes a free seat until a time. Seats that others are just taking are passed over; only when there is no other their ends are
     * waited for, so that nobody is told that a slot is full while it is not.
     *
     * @return false when all are taken
     */
    boolean claim(UUID slot, UUID booking, Instant now, Instant until) {
        return claimed(slot, booking, now, until, true);
    }

    /** For good, for who holds other rows that somebody may wait for: waits for nobody, and may hear too early that it is full. */
    boolean takeWithoutWaiting(UUID slot, UUID booking, Instant now) {
        return claimed(slot, booking, now, null, false);
    }

    /** A held seat becomes theirs. @return false when the hold is over, or seat or slot was closed */
    boolean keep(UUID booking, Instant now) {
        return db.createNativeQuery("""
                                update seat set held_until = null
                                where booking = :booking and not closed and coalesce(held_until > :now, true)
                                    and exists (select from slot where slot.id = seat.slot and not slot.closed)""")
                        .setParameter("booking", booking)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Whatever seat this booking still has in this slot is free again. */
    void free(UUID slot, UUID booking) {
        db.createNativeQuery(
                        "update seat set booking = null, held_until = null where slot = :slot and booking = :booking")
                .setParameter("slot", slot)
                .setParameter("booking", booking)
                .executeUpdate();
    }

    /** The same, for who was offered it. */
    boolean takeWithoutWaiting(UUID slot, Offers.Offer offer, Instant now) {
        return claimed(slot, offer.booking(), now, offer.until(), false);
    }

    /** The very seat a booking has is held for who is next. @return false when it is not theirs any more, or closed */
    boolean hand(UUID slot, UUID from, Offers.Offer to) {
        return db.createNativeQuery("""
                                update seat set booking = :to, held_until = :until
                                where slot = :slot and booking = :from and not closed""")
                        .setParameter("to", to.booking())
                        .setParameter("until", to.until())
                        .setParameter("slot", slot)
                        .setParameter("from", from)
                        .executeUpdate()
                == 1;
    }

    long free(UUID slot, Instant now) {
        return ((Number) db.createNativeQuery("""
                                select count(*) from seat
                                where slot = :slot and not closed and (booking is null or held_until <= :now)""")
                        .setParameter("slot", slot)
                        .setParameter("now", now)
                        .getSingleResult())
                .longValue();
    }

    private boolean claimed(UUID slot, UUID booking, Instant now, @Nullable Instant until, boolean waits) {
        return (Boolean)
                OneColumn.query(db, "select claim_seat(:slot, :booking, :now, cast(:until as timestamptz), :waits)")
                        .setParameter("slot", slot)
                        .setParameter("booking", booking)
                        .setParameter("now", now)
                        .setParameter("until", until, Instant.class)
                        .setParameter("waits", waits)
                        .getSingleResult();
    }
}
