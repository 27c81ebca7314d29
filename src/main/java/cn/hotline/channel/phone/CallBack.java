package cn.hotline.channel.phone;

import cn.hotline.access.Phone;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Conditions;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody whose call nobody took (未接来电), to be called back; one a number while it is open. */
@Entity
class CallBack extends PanacheEntityBase {

    @Id
    UUID id;

    @Version
    int version;

    byte[] callerHash;
    private byte @Nullable [] caller;

    @Nullable
    String queue;

    @Enumerated(EnumType.STRING)
    State state;

    int missed;
    Instant firstMissedAt;
    Instant lastMissedAt;

    @Nullable
    String takenBy;

    @Nullable
    Instant takenAt;

    int tries;

    @Enumerated(EnumType.STRING)
    @Nullable
    Ending ending;

    @Nullable
    String callId;

    @Nullable
    String number;

    @Nullable
    String doneBy;

    @Nullable
    Instant doneAt;

    /** How far it is. */
    public enum State {
        OPEN,
        TAKEN,
        DONE,
        /** Called as often as is reasonable. */
        UNREACHED
    }

    /** How it ended. */
    public enum Ending {
        SPOKEN,
        /** They called again, and somebody answered. */
        CALLED_AGAIN,
        NOT_REACHED
    }

    @SuppressWarnings("NullAway.Init")
    protected CallBack() {}

    /** Another call in vain while a task is open is one more of it; the unique index decides, also between two nodes. */
    static void open(UUID fresh, byte[] callerHash, byte[] sealed, @Nullable String queue, Instant at) {
        getEntityManager()
                .createNativeQuery("""
                        insert into call_back (id, version, caller_hash, caller, queue, state, missed, first_missed_at, last_missed_at, tries)
                        values (:id, 0, :hash, :caller, cast(:queue as text), 'OPEN', 1, :at, :at, 0)
                        on conflict (caller_hash) where state in ('OPEN', 'TAKEN') do update set missed = call_back.missed + 1,
                            version = call_back.version + 1, first_missed_at = least(call_back.first_missed_at, excluded.first_missed_at),
                            last_missed_at = greatest(call_back.last_missed_at, excluded.last_missed_at)""")
                .setParameter("id", fresh)
                .setParameter("hash", callerHash)
                .setParameter("caller", sealed)
                .setParameter("queue", queue)
                .setParameter("at", at)
                .executeUpdate();
    }

    static Optional<CallBack> openOf(byte[] callerHash) {
        return CallBack.<CallBack>find("callerHash = ?1 and state = 'OPEN'", callerHash)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static Optional<CallBack> held(UUID id) {
        return CallBack.<CallBack>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static List<CallBack> page(@Nullable State state, @Nullable UUID after, int most) {
        var conditions =
                new Conditions().andIf("c.state = :state", "state", state).andIf("c.id > :after", "after", after);
        return CallBack.<CallBack>find(
                        "from CallBack c where " + conditions.sql() + " order by c.id", conditions.parameters())
                .range(0, most - 1)
                .list();
    }

    static byte[] seal(UUID id, Phone caller, Vault vault) {
        return vault.sealShort(caller.e164().getBytes(StandardCharsets.UTF_8), "call-back:" + id);
    }

    /** Nothing once it has ended. */
    @Nullable
    Phone caller(Vault vault) {
        return caller == null
                ? null
                : new Phone(new String(vault.openShort(caller, "call-back:" + id), StandardCharsets.UTF_8));
    }

    /** Nobody has it, or whoever took it has let it lie. */
    boolean isFree(Instant lapsed) {
        return state == State.OPEN || state == State.TAKEN && takenAt != null && takenAt.isBefore(lapsed);
    }

    void taken(String by, Instant at) {
        state = State.TAKEN;
        takenBy = by;
        takenAt = at;
    }

    /** Nobody answered the phone. */
    void tried(int most, Instant at) {
        tries++;
        if (tries >= most) {
            ended(Ending.NOT_REACHED, takenBy, at);
        } else {
            state = State.OPEN;
            takenBy = null;
            takenAt = null;
        }
    }

    void ended(Ending how, @Nullable String by, Instant at) {
        state = how == Ending.NOT_REACHED ? State.UNREACHED : State.DONE;
        ending = how;
        doneBy = by;
        doneAt = at;
        takenBy = null;
        takenAt = null;
        caller = null;
    }
}
