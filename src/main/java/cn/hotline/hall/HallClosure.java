package cn.hotline.hall;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    @Nullable
    String liftedBy;

    @SuppressWarnings("NullAway.Init")
    protected HallClosure() {}

    /**
     * As visitors see it.
     *
     * @param counter the whole hall when it is left out
     * @param madeBy said to staff alone, as who lifted it
     */
    public record View(
            UUID id,
            @Nullable String counter,
            Instant from,
            Instant until,
            String reason,
            boolean lifted,
            @Nullable String madeBy,
            @Nullable String liftedBy) {}

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

    /** That are not over and not lifted, the next first. */
    static List<HallClosure> ahead(Instant now, int limit) {
        return find("liftedAt is null and endsAt > ?1 order by startsAt, id", now)
                .range(0, limit - 1)
                .list();
    }

    static List<HallClosure> meeting(String hall, Instant from, Instant until, int limit) {
        return find(
                        "hall = ?1 and liftedAt is null and endsAt > ?2 and startsAt < ?3 order by startsAt, id",
                        hall,
                        from,
                        until)
                .range(0, limit - 1)
                .list();
    }

    /** How many are not over and not lifted. */
    static long ahead(String hall, Instant now) {
        return count("hall = ?1 and liftedAt is null and endsAt > ?2", hall, now);
    }

    /** Of a hall, one by one; a closure of the whole hall is not among them. */
    static Set<String> shutCounters(String hall, Instant at) {
        return HallClosure.<HallClosure>list(
                        "hall = ?1 and counter is not null and liftedAt is null and startsAt <= ?2 and endsAt > ?2",
                        hall,
                        at)
                .stream()
                .map(closure -> Objects.requireNonNull(closure.counter))
                .collect(Collectors.toSet());
    }

    static Optional<HallClosure> held(String hall, UUID id) {
        return HallClosure.<HallClosure>find("hall = ?1 and id = ?2", hall, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Again changes nothing. */
    void lift(String by, Instant at) {
        if (liftedAt == null) {
            liftedAt = at;
            liftedBy = by;
        }
    }

    String hall() {
        return hall;
    }

    boolean isOfWholeHall() {
        return counter == null;
    }

    OpeningHours.Span span() {
        return new OpeningHours.Span(startsAt, endsAt);
    }

    View view(boolean english) {
        return new View(id, counter, startsAt, endsAt, english ? reasonEn : reason, liftedAt != null, null, null);
    }

    /** With who made it and who lifted it. */
    View staffView(boolean english) {
        var plain = view(english);
        return new View(id, counter, startsAt, endsAt, plain.reason(), plain.lifted(), madeBy, liftedBy);
    }
}
