package cn.hotline.survey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A call to a citizen (回访) whom no invitation reached, or whose silence is looked into. */
@Entity
class Revisit extends PanacheEntityBase {

    @Id
    UUID id;

    UUID surveyId;
    UUID ticketId;
    String number;

    @Enumerated(EnumType.STRING)
    Reason reason;

    @Enumerated(EnumType.STRING)
    State state;

    Instant madeAt;

    @Nullable
    String claimedBy;

    @Nullable
    Instant claimedAt;

    int tries;

    @Nullable
    Boolean contacted;

    @Enumerated(EnumType.STRING)
    @Nullable
    Solved solved;

    @Nullable
    Boolean truthful;

    @Nullable
    String callId;

    @Nullable
    String doneBy;

    @Nullable
    Instant doneAt;

    /** Why there is a call. */
    public enum Reason {
        /** The number takes no SMS. */
        NO_NUMBER,
        /** The invitation did not arrive. */
        NOT_REACHED,
        /** One of those who did not answer. */
        SAMPLE
    }

    /** How far it is. */
    public enum State {
        OPEN,
        CLAIMED,
        DONE,
        /** Called as often as is reasonable. */
        UNREACHED
    }

    /** Whether the citizen says it is solved (是否解决). */
    public enum Solved {
        SOLVED,
        PARTLY,
        NOT
    }

    @SuppressWarnings("NullAway.Init")
    protected Revisit() {}

    Revisit(Survey survey, Reason reason, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.surveyId = survey.id;
        this.ticketId = survey.ticketId;
        this.number = survey.number;
        this.reason = reason;
        this.state = State.OPEN;
        this.madeAt = at;
    }

    static Revisit held(UUID id) {
        return Revisit.<Revisit>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    static boolean isThereFor(UUID survey) {
        return count("surveyId", survey) > 0;
    }

    static List<Revisit> of(Collection<UUID> surveys) {
        return list("surveyId in ?1", surveys);
    }

    /** Who has answered meanwhile need not be called. */
    static void settle(UUID survey, Instant at) {
        update(
                "state = 'DONE', claimedBy = null, claimedAt = null, doneAt = ?1 where surveyId = ?2 and state in ('OPEN', 'CLAIMED')",
                at,
                survey);
    }

    /** Nobody has it, or whoever took it has let it lie. */
    boolean isFree(Instant lapsed) {
        return state == State.OPEN || state == State.CLAIMED && claimedAt != null && claimedAt.isBefore(lapsed);
    }

    void claimed(String by, Instant at) {
        state = State.CLAIMED;
        claimedBy = by;
        claimedAt = at;
    }

    /** Nobody answered the phone. */
    void missed(int most, Instant at) {
        tries++;
        contacted = false;
        if (tries >= most) {
            ended(State.UNREACHED, at);
        } else {
            state = State.OPEN;
            claimedBy = null;
            claimedAt = null;
        }
    }

    void spoken(@Nullable Solved solution, @Nullable Boolean truth, @Nullable String call) {
        tries++;
        contacted = true;
        solved = solution;
        truthful = truth;
        callId = call;
    }

    void ended(State end, Instant at) {
        doneBy = claimedBy;
        doneAt = at;
        claimedBy = null;
        claimedAt = null;
        state = end;
    }
}
