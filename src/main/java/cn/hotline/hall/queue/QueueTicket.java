package cn.hotline.hall.queue;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A number in the queue (排队号). {@code turnAt} is its place: the lower, the sooner. */
@Entity
class QueueTicket extends PanacheEntityBase {

    /** Whether they had an appointment. */
    enum Kind {
        WALK_IN,
        BOOKED
    }

    @Id
    UUID id;

    String hall;
    LocalDate day;
    String number;
    String service;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Enumerated(EnumType.STRING)
    Priority priority;

    String channel;

    @Nullable
    UUID citizen;

    @Nullable
    UUID person;

    @Nullable
    UUID booking;

    @Nullable
    Instant slotAt;

    byte[] codeHash;

    @Enumerated(EnumType.STRING)
    QueueState state;

    Instant takenAt;
    Instant turnAt;

    @Nullable
    String wantsCounter;

    @Nullable
    String counter;

    @Nullable
    String clerk;

    int calls;

    @Nullable
    Instant calledAt;

    @Nullable
    Instant startedAt;

    /** What clerks were busy with them before {@link #startedAt}: a visit may be parked and go on. */
    int servedSeconds;

    @Nullable
    Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    VisitResult result;

    @Nullable
    Integer predictedSeconds;

    boolean near;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    protected QueueTicket() {}

    /** Nobody else changes it until the transaction ends. */
    static Optional<QueueTicket> held(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one that was called to this counter and is not done yet. */
    static Optional<QueueTicket> at(String hall, String counter) {
        return find("hall = ?1 and counter = ?2 and state in ('CALLED', 'SERVING')", hall, counter)
                .firstResultOptional();
    }

    /** How many steps there have been: each change is one. */
    int steps() {
        return version + 1;
    }

    boolean isAt(String oneCounter) {
        return state.isAtCounter() && oneCounter.equals(counter);
    }

    /** Once more (重呼). @throws Refusal 409 when it was called often enough */
    void recall(int most) {
        if (state == QueueState.CALLED && calls >= most) {
            throw new Refusal(ProblemType.REFUSED, "queue-calls", calls).about(number);
        }
        move(QueueVerb.RECALLED);
        calls++;
    }

    void start(Instant at) {
        move(QueueVerb.STARTED);
        startedAt = at;
    }

    void skip() {
        move(QueueVerb.SKIPPED);
    }

    void park(Instant at) {
        move(QueueVerb.PARKED);
        servedSeconds += served(at);
    }

    /** Waits again, keeping the turn, for another service or one counter. */
    void redirect(String toService, @Nullable String toCounter, Instant at) {
        move(QueueVerb.REDIRECTED);
        servedSeconds = toService.equals(service) ? servedSeconds + served(at) : 0;
        service = toService;
        wait(toCounter);
    }

    /** @param toCounter calls them, as long as it calls at all; else any */
    void comeBack(Instant turn, @Nullable String toCounter) {
        move(QueueVerb.RETURNED);
        turnAt = turn;
        wait(toCounter);
    }

    void prioritise(Priority granted, Instant turn) {
        move(QueueVerb.PRIORITISED);
        priority = granted;
        turnAt = turn;
    }

    void finish(VisitResult outcome, Instant at) {
        move(QueueVerb.FINISHED);
        result = outcome;
        endedAt = at;
    }

    void leave(Instant at) {
        move(QueueVerb.LEFT);
        endedAt = at;
    }

    private int served(Instant until) {
        return startedAt == null ? 0 : (int) Duration.between(startedAt, until).toSeconds();
    }

    private void wait(@Nullable String forCounter) {
        wantsCounter = forCounter;
        counter = null;
        clerk = null;
        calls = 0;
        calledAt = null;
        startedAt = null;
        near = false;
    }

    /** @throws Refusal 409 naming what can happen instead */
    private void move(QueueVerb verb) {
        state = state.after(verb)
                .orElseThrow(() -> new Refusal(ProblemType.ILLEGAL_TRANSITION, "queue-not-now." + state)
                        .about(number)
                        .allowing(state.allowed().stream().map(Enum::name).toList()));
    }
}
