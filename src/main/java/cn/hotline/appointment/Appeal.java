package cn.hotline.appointment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Why somebody says that a missed appointment should not count (申诉); its words are sealed. */
@Entity
@Table(name = "booking_appeal")
class Appeal extends PanacheEntityBase {

    /** How it stands. */
    enum State {
        OPEN,
        UPHELD,
        REFUSED
    }

    @Id
    UUID id;

    UUID booking;
    byte[] sealed;

    @Enumerated(EnumType.STRING)
    State state;

    Instant madeAt;

    @Nullable
    Instant decidedAt;

    @Nullable
    String decidedBy;

    byte @Nullable [] answerSealed;

    @SuppressWarnings("NullAway.Init")
    protected Appeal() {}

    Appeal(UUID booking, byte[] sealed, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.booking = booking;
        this.sealed = sealed.clone();
        this.state = State.OPEN;
        this.madeAt = at;
    }

    static Optional<Appeal> held(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    static Optional<Appeal> of(UUID booking) {
        return find("booking", booking).firstResultOptional();
    }

    /** Of a hall, open ones, the oldest first. */
    static List<Appeal> open(String hall, @Nullable UUID after, int most) {
        return Appeal.<Appeal>find("""
                        select a from Appeal a join Booking b on b.id = a.booking
                        where a.state = 'OPEN' and b.hall = ?1 and a.id > ?2 order by a.id""", hall, after == null ? new UUID(0, 0) : after)
                .range(0, most - 1)
                .list();
    }

    void decide(State decision, String by, Instant at) {
        state = decision;
        decidedBy = by;
        decidedAt = at;
    }
}
