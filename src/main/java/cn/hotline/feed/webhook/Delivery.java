package cn.hotline.feed.webhook;

import cn.hotline.feed.Entry;
import cn.hotline.platform.Backoff;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way to one webhook; made by {@link Spooler}. */
@Entity
@Table(name = "webhook_delivery")
@SuppressWarnings("UnusedVariable") // queries read them
public class Delivery extends PanacheEntityBase {

    @Id
    private UUID id;

    private UUID webhookId;
    private long position;
    private UUID ticketId;
    private int seq;
    private String eventId;
    private String ticket;
    private String type;

    @Enumerated(EnumType.STRING)
    private State state;

    private int tries;
    private int attempts;
    private Instant spooledAt;
    private @Nullable Instant firstAttemptAt;
    private Instant nextAttemptAt;
    private @Nullable UUID claim;
    private @Nullable Instant claimedUntil;
    private @Nullable Integer lastStatus;

    @Enumerated(EnumType.STRING)
    private @Nullable Failure lastFailure;

    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected Delivery() {}

    /** Where a delivery stands. */
    public enum State {
        PENDING,
        DELIVERED,
        /** Given up; later events of the ticket have gone on. */
        DEAD
    }

    static Optional<Delivery> find(UUID webhook, UUID id) {
        return find("webhookId = ?1 and id = ?2", webhook, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The one that this claim still holds: a lease that ran out was given to somebody else. */
    static Optional<Delivery> held(UUID id, UUID claim) {
        return find("id = ?1 and claim = ?2", id, claim)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static List<Delivery> page(UUID webhook, @Nullable State state, @Nullable UUID after, int limit) {
        var conditions = new StringBuilder("webhookId = :webhook");
        var parameters = new HashMap<String, Object>(Map.of("webhook", webhook));
        if (state != null) {
            conditions.append(" and state = :state");
            parameters.put("state", state);
        }
        if (after != null) {
            conditions.append(" and id < :after");
            parameters.put("after", after);
        }
        return Delivery.<Delivery>find(conditions.append(" order by id desc").toString(), parameters)
                .range(0, limit)
                .list();
    }

    void claim(UUID by, Instant until) {
        claim = by;
        claimedUntil = until;
    }

    /** @return whether it is dead by this attempt */
    boolean attempted(Attempt attempt, Instant now, WebhookRules rules) {
        attempts = attempt.number();
        tries++;
        firstAttemptAt = firstAttemptAt == null ? attempt.at() : firstAttemptAt;
        lastStatus = attempt.status();
        lastFailure = attempt.failure();
        claim = null;
        claimedUntil = null;
        var failure = attempt.failure();
        if (failure == null) {
            finish(State.DELIVERED, now);
            return false;
        }
        var end = firstAttemptAt.plus(rules.retryWindow());
        if (failure == Failure.NOT_VISIBLE || !end.isAfter(now)) {
            finish(State.DEAD, now);
            return true;
        }
        var next = now.plus(Backoff.after(tries, rules.retryFirst(), rules.retryCap()));
        nextAttemptAt = next.isBefore(end) ? next : end;
        return false;
    }

    /** @throws Refusal 409 unless it is dead */
    void revive(Instant now) {
        if (state != State.DEAD) {
            throw new Refusal(ProblemType.REFUSED, "delivery-not-dead");
        }
        state = State.PENDING;
        tries = 0;
        firstAttemptAt = null;
        nextAttemptAt = now;
        finishedAt = null;
    }

    Entry entry() {
        return new Entry(position, ticketId, seq);
    }

    UUID id() {
        return id;
    }

    int nextNumber() {
        return attempts + 1;
    }

    String eventId() {
        return eventId;
    }

    DeliveryView view(List<Attempt> log) {
        return new DeliveryView(
                id,
                eventId,
                type,
                ticket,
                seq,
                state,
                attempts,
                lastStatus,
                lastFailure == null ? null : lastFailure.code(),
                spooledAt,
                state == State.PENDING ? nextAttemptAt : null,
                finishedAt,
                log.stream().map(Attempt::view).toList());
    }

    private void finish(State end, Instant now) {
        state = end;
        finishedAt = now;
    }
}
