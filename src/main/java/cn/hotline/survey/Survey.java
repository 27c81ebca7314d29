package cn.hotline.survey;

import cn.hotline.ticket.Outcome;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen is asked after closure (满意度调查): one for each closure, the second after the redo. Made and answered by who holds the
 * ticket's row.
 */
@Entity
@SuppressWarnings("UnusedVariable") // queries read them
class Survey extends PanacheEntityBase {

    private static final int MOST_OF_A_NUMBER = 200;

    @Id
    UUID id;

    UUID ticketId;
    String number;
    int round;

    @Nullable
    String matter;

    @Nullable
    String region;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    /** Who served the citizen. */
    @Nullable
    String agent;

    @Nullable
    Boolean inTime;

    byte @Nullable [] numberHash;

    /** The number, for the reminder; forgotten with the end. */
    byte @Nullable [] sealed;

    boolean vouched;
    String extension;
    byte[] tokenHash;
    Instant closedAt;
    Instant closesAt;

    @Nullable
    Instant invitedAt;

    @Nullable
    Instant remindAt;

    @Nullable
    Instant questionedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    Silence silence;

    @Enumerated(EnumType.STRING)
    State state;

    @Enumerated(EnumType.STRING)
    @Nullable
    Way way;

    @Nullable
    Integer service;

    @Nullable
    Integer handling;

    @Nullable
    Instant answeredAt;

    /** How it stands. */
    enum State {
        OPEN,
        ANSWERED,
        /** Nobody answered; that is no rating. */
        EXPIRED
    }

    /** Why the citizen was not asked. */
    enum Silence {
        /** There is no number that takes an SMS. */
        NO_NUMBER,
        /** The invitation could not be brought. */
        NOT_REACHED,
        /** The citizen does not want to be asked. */
        UNWANTED
    }

    @SuppressWarnings("NullAway.Init")
    protected Survey() {}

    /** Of one ticket, the first round first. */
    static List<Survey> of(UUID ticket) {
        return list("ticketId = ?1 order by round", ticket);
    }

    static Optional<Survey> byToken(byte[] tokenHash) {
        return find("tokenHash", tokenHash).firstResultOptional();
    }

    /** Holds the row; whoever answers holds the ticket before. */
    static Survey held(UUID id) {
        return Survey.<Survey>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** As {@link #held}, for one that was read before. */
    void hold() {
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What is due next, after some that were looked at. */
    static List<Due> due(String due, Instant now, Due after, int most) {
        return getEntityManager()
                .createQuery(
                        "select " + due + ", id, ticketId from Survey where state = 'OPEN' and " + due
                                + " <= :now and (" + due + " > :at or " + due + " = :at and id > :id) order by " + due
                                + ", id",
                        Due.class)
                .setParameter("now", now)
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(most)
                .getResultList();
    }

    /** Of one number, the last closed first. */
    static List<Survey> from(byte[] number, Instant since) {
        return Survey.<Survey>find("numberHash = ?1 and closedAt > ?2 order by id desc", number, since)
                .range(0, MOST_OF_A_NUMBER - 1)
                .list();
    }

    /** Whether the invitation has gone out, as far as is known here. */
    boolean isInvited(Instant now) {
        return invitedAt != null && !invitedAt.isAfter(now);
    }

    boolean isOpen(Instant now) {
        return state == State.OPEN && !now.isAfter(closesAt);
    }

    /** The first valid answer. */
    void answered(Said said, Instant at) {
        state = State.ANSWERED;
        way = said.way();
        service = said.service();
        handling = said.handling();
        answeredAt = at;
        settled();
    }

    /** Without an answer. */
    void expired() {
        state = State.EXPIRED;
        settled();
    }

    void questioned(Instant at) {
        questionedAt = at;
        remindAt = null;
    }

    void unreached(Silence why) {
        silence = why;
        remindAt = null;
    }

    boolean isAnsweredBy(Said said) {
        return handling != null
                && handling == said.handling()
                && (said.service() == null || said.service().equals(service));
    }

    private void settled() {
        remindAt = null;
        sealed = null;
    }
}
