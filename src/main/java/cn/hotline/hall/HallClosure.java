package cn.hotline.hall;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A time at which a hall, or one counter of it, is shut although its hours say otherwise (临时闭馆). */
@Entity
public class HallClosure extends PanacheEntityBase {

    @Id
    UUID id;

    String hall;

    @Nullable
    String counter;

    Instant startsAt;
    Instant endsAt;
    String reason;
    String reasonEn;
    String madeBy;
    Instant madeAt;

    @Nullable
    Instant liftedAt;

    @SuppressWarnings("NullAway.Init")
    protected HallClosure() {}

    /**
     * As visitors see it.
     *
     * @param counter the whole hall when it is left out
     */
    public record View(UUID id, @Nullable String counter, Instant from, Instant until, String reason, boolean lifted) {}

    HallClosure(String hall, ClosureInput input, String madeBy, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.hall = hall;
        this.counter = input.counter();
        this.startsAt = input.from().toInstant();
        this.endsAt = input.until().toInstant();
        this.reason = input.reason().zh();
        this.reasonEn = input.reason().en();
        this.madeBy = madeBy;
        this.madeAt = at;
    }

    static List<HallClosure> newest(String hall, @Nullable UUID before, int limit) {
        return before == null
                ? find("hall = ?1 order by id desc", hall).range(0, limit - 1).list()
                : find("hall = ?1 and id < ?2 order by id desc", hall, before)
                        .range(0, limit - 1)
                        .list();
    }

    /** Of whole halls that are not over and not lifted, the next first. */
    static List<HallClosure> ofWholeHalls(Instant now) {
        return list("counter is null and liftedAt is null and endsAt > ?1 order by startsAt, id", now);
    }

    /** See {@link #ofWholeHalls}. */
    static List<HallClosure> ofWholeHall(String hall, Instant now) {
        return list(
                "hall = ?1 and counter is null and liftedAt is null and endsAt > ?2 order by startsAt, id", hall, now);
    }

    static List<HallClosure> meeting(String hall, Instant from, Instant until) {
        return list(
                "hall = ?1 and liftedAt is null and endsAt > ?2 and startsAt < ?3 order by startsAt, id",
                hall,
                from,
                until);
    }

    static Optional<HallClosure> held(String hall, UUID id) {
        return HallClosure.<HallClosure>find("hall = ?1 and id = ?2", hall, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Again changes nothing. */
    void lift(Instant at) {
        if (liftedAt == null) {
            liftedAt = at;
        }
    }

    String hall() {
        return hall;
    }

    OpeningHours.Span span() {
        return new OpeningHours.Span(startsAt, endsAt);
    }

    View view(boolean english) {
        return new View(id, counter, startsAt, endsAt, english ? reasonEn : reason, liftedAt != null);
    }
}
