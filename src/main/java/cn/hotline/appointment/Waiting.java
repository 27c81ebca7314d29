package cn.hotline.appointment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place on the waitlist (候补) of a service and day. */
@Entity
class Waiting extends PanacheEntityBase {

    /** How it stands. */
    enum State {
        WAITING,
        /** A seat is held for them; see its booking. */
        OFFERED,
        TAKEN,
        /** Not confirmed in time, or there was nothing until the time was over. */
        LAPSED,
        LEFT
    }

    @Id
    UUID id;

    String hall;
    String service;
    LocalDate day;
    Instant earliest;
    Instant latest;
    UUID citizen;
    byte[] booker;
    byte[] visitor;

    byte @Nullable [] visitorSealed;

    @Enumerated(EnumType.STRING)
    cn.hotline.ticket.Channel channel;

    @Nullable
    String matter;

    @Nullable
    String ticket;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    UUID booking;

    Instant since;

    @Nullable
    Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected Waiting() {}

    static Optional<Waiting> held(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** In one hall, or in all where it is empty; newest first. */
    static List<Waiting> of(Collection<UUID> citizens, String hall, @Nullable UUID after, int most) {
        return Waiting.<Waiting>find(
                        "citizen in ?1 and (?2 = '' or hall = ?2) and id < ?3 order by id desc",
                        citizens,
                        hall,
                        after == null ? Theirs.LAST : after)
                .range(0, most - 1)
                .list();
    }

    static long open(Collection<UUID> citizens) {
        return count("citizen in ?1 and state in ('WAITING', 'OFFERED')", citizens);
    }

    void offer(UUID held) {
        state = State.OFFERED;
        booking = held;
    }

    /** The seat was gone before it could be handed on. */
    void goOn() {
        state = State.WAITING;
        booking = null;
    }

    void end(State ending, Instant at) {
        state = ending;
        endedAt = at;
    }
}
