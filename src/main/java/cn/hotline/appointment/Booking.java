package cn.hotline.appointment;

import cn.hotline.ticket.Channel;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An appointment (预约): held, then confirmed, then kept or not. That there is a seat for it {@link Seats} says. */
@Entity
class Booking extends PanacheEntityBase {

    /** How an appointment stands. */
    enum State {
        /** Until {@code holdUntil}, for who makes up their mind. */
        HELD,
        CONFIRMED,
        /** They are there and wait to be called. */
        CHECKED_IN,
        SERVED,
        /** They did not come. */
        MISSED,
        CANCELLED,
        /** A hold that was not confirmed. */
        EXPIRED
    }

    /** What of it has been told. */
    enum Told {
        NOTHING,
        /** Not yet that it was moved. */
        MOVE,
        CONFIRMED,
        EVE,
        HOUR;

        boolean isNothing() {
            return this == NOTHING || this == MOVE;
        }
    }

    @Id
    UUID id;

    String number;
    String hall;
    String service;
    UUID slot;
    LocalDate day;
    Instant startsAt;
    UUID citizen;
    byte[] booker;
    byte[] visitor;

    byte @Nullable [] visitorSealed;

    @Enumerated(EnumType.STRING)
    Channel channel;

    String madeBy;

    @Nullable
    String matter;

    @Nullable
    String ticket;

    List<String> materials;

    @Enumerated(EnumType.STRING)
    State state;

    boolean offered;

    @Nullable
    Instant holdUntil;

    int moved;
    Instant madeAt;

    @Nullable
    Instant confirmedAt;

    @Nullable
    Instant endedAt;

    boolean excused;

    /** Since when it no longer fits its slot. */
    @Nullable
    Instant conflictAt;

    @Enumerated(EnumType.STRING)
    Told told;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    protected Booking() {}

    /** Nobody else changes it until the transaction ends. */
    static Optional<Booking> held(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    static Optional<Booking> numbered(String number) {
        return find("number", number).firstResultOptional();
    }

    /** Newest first. */
    static List<Booking> ofTicket(String number) {
        return Booking.<Booking>find("ticket = ?1 order by id desc", number)
                .range(0, 99)
                .list();
    }

    /** Of a hall, those ahead. */
    static List<Booking> conflicts(String hall, Instant now, @Nullable UUID after, int most) {
        return Booking.<Booking>find(
                        "hall = ?1 and startsAt > ?2 and state in ('HELD', 'CONFIRMED') and conflictAt is not null"
                                + " and id > ?3 order by id",
                        hall,
                        now,
                        after == null ? new UUID(0, 0) : after)
                .range(0, most - 1)
                .list();
    }

    /** The one that keeps the same visitor from booking this service on this day again. */
    static Optional<Booking> present(byte[] visitor, Slot slot) {
        return find(
                        "visitor = ?1 and service = ?2 and day = ?3 and state in ('HELD', 'CONFIRMED', 'CHECKED_IN')",
                        visitor,
                        slot.service,
                        slot.day)
                .firstResultOptional();
    }

    /** As it stands at this time: a hold ends without anybody doing anything. */
    State state(Instant now) {
        return isLapsed(now) ? State.EXPIRED : state;
    }

    boolean isLapsed(Instant now) {
        return state == State.HELD && holdUntil != null && !holdUntil.isAfter(now);
    }

    void confirm(Instant at) {
        state = State.CONFIRMED;
        holdUntil = null;
        confirmedAt = at;
    }

    void checkIn() {
        state = State.CHECKED_IN;
    }

    void end(State ending, Instant at) {
        state = ending;
        holdUntil = null;
        endedAt = at;
    }

    /** What the hall brought about is not counted. */
    void move(Slot to) {
        moved += conflictAt == null ? 1 : 0;
        conflictAt = null;
        told = Told.MOVE;
        slot = to.id;
        hall = to.hall;
        day = to.day;
        startsAt = to.startsAt;
    }
}
