package cn.hotline.channel.partner.transfer;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One matter offered by one hotline to another (转办); whoever decides it holds the row, so that it is decided once. */
@Entity
class Transfer extends PanacheEntityBase {

    /** Refused or unanswered as often as this, a matter is one for the manager. */
    static final int PATIENCE = 2;

    /** Which way it goes, as we see it. */
    enum Direction {
        OUT,
        IN
    }

    @Id
    UUID id;

    @Version
    private int lockVersion;

    @Enumerated(EnumType.STRING)
    Direction direction;

    @Enumerated(EnumType.STRING)
    TransferState state;

    String partner;

    @Nullable
    String externalId;

    @Nullable
    String number;

    int round;
    private byte[] dataKey;
    byte[] reason;
    byte @Nullable [] sealed;
    byte @Nullable [] request;
    boolean reporterNeeded;
    boolean confidential;

    @Nullable
    String region;

    boolean coordination;
    Instant offeredAt;
    Instant decideBy;

    @Nullable
    Instant decidedAt;

    @SuppressWarnings("NullAway.Init")
    protected Transfer() {}

    private Transfer(Direction direction, Terms.Given terms) {
        this.id = terms.key().transfer();
        this.dataKey = terms.key().wrapped();
        this.direction = direction;
        this.state = TransferState.OFFERED;
        this.partner = terms.partner();
        this.reason = terms.reason();
        this.round = terms.round();
        this.offeredAt = terms.offeredAt();
        this.decideBy = terms.decideBy();
    }

    static Transfer outgoing(Terms.Given terms, String number, @Nullable String region, boolean confidential) {
        var transfer = new Transfer(Direction.OUT, terms);
        transfer.number = number;
        transfer.region = region;
        transfer.confidential = confidential;
        return transfer;
    }

    static Transfer incoming(Terms.Given terms, String externalId) {
        var transfer = new Transfer(Direction.IN, terms);
        transfer.externalId = externalId;
        return transfer;
    }

    static List<Transfer> of(String number, int most) {
        return find("number = ?1 order by id", number).range(0, most - 1).list();
    }

    /** How often others would not have this ticket. */
    static int unwanted(String number) {
        return (int) count(
                "number = ?1 and direction = ?2 and state in (?3, ?4)",
                number,
                Direction.OUT,
                TransferState.REFUSED,
                TransferState.LAPSED);
    }

    static Optional<Transfer> theirs(String partner, String externalId) {
        return find("partner = ?1 and externalId = ?2 and direction = ?3", partner, externalId, Direction.IN)
                .firstResultOptional();
    }

    /** Somebody has the matter, or it ended: there is nothing to coordinate any more. */
    static void settle(String number) {
        update("coordination = false where number = ?1 and coordination = true", number);
    }

    /** Held until the end of the transaction. */
    static Optional<Transfer> held(UUID id) {
        return Transfer.<Transfer>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /**
     * @return false where this was said before
     * @throws Refusal 409 naming the state where something else was
     */
    boolean acknowledge(Instant now) {
        if (state == TransferState.ACKNOWLEDGED || state == TransferState.COMPLETED) {
            return false;
        }
        decided(TransferState.ACKNOWLEDGED, now);
        return true;
    }

    /** As {@link #acknowledge}. */
    boolean refuse(Instant now) {
        if (state == TransferState.REFUSED) {
            return false;
        }
        decided(TransferState.REFUSED, now);
        coordination = round >= PATIENCE;
        return true;
    }

    void lapse(Instant now) {
        state = TransferState.LAPSED;
        decidedAt = now;
        coordination = round >= PATIENCE;
        sealed = null;
    }

    void cancel(Instant now) {
        state = TransferState.CANCELLED;
        decidedAt = now;
    }

    void complete() {
        state = TransferState.COMPLETED;
    }

    /** @throws Refusal 409 naming the state of one that the other side has not taken */
    void demandTaken() {
        if (state != TransferState.ACKNOWLEDGED && state != TransferState.COMPLETED) {
            throw contrary(state);
        }
    }

    /** Whether the other side has the matter, or has time to think about it. */
    boolean isTheirs(Instant now) {
        return state == TransferState.ACKNOWLEDGED || state == TransferState.OFFERED && now.isBefore(decideBy);
    }

    Sealing.Key key() {
        return new Sealing.Key(id, dataKey);
    }

    void becomes(String ticket) {
        number = ticket;
    }

    private void decided(TransferState as, Instant now) {
        boolean late = state == TransferState.OFFERED && !now.isBefore(decideBy);
        if (state != TransferState.OFFERED || late) {
            throw contrary(late ? TransferState.LAPSED : state);
        }
        state = as;
        decidedAt = now;
        sealed = null;
    }

    private static Refusal contrary(TransferState state) {
        return new Refusal(ProblemType.REFUSED, "transfer-state", state.name());
    }
}
