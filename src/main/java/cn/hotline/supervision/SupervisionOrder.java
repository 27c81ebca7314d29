package cn.hotline.supervision;

import cn.hotline.ticket.UnitRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * A supervision order (督办单): the unit answers and explains in writing. Unanswered it goes a level up (提级). What was answered stands in
 * the ticket's history, where it is sealed.
 */
@Entity
class SupervisionOrder extends PanacheEntityBase {

    @Id
    UUID id;

    UUID cardId;
    UUID ticketId;
    String number;
    String unit;
    String unitName;
    List<String> unitLine;

    /** 0 for the unit that got the card, one more for each level above. */
    int level;

    @Enumerated(EnumType.STRING)
    State state;

    Instant openedAt;
    Instant dueAt;

    @Nullable
    Instant answeredAt;

    @Nullable
    Integer answerSeq;

    /** How an order stands. */
    public enum State {
        OPEN,
        ANSWERED,
        /** Not answered in time: it went a level up. */
        LAPSED,
        /** Its card was. */
        REVOKED
    }

    @SuppressWarnings("NullAway.Init")
    protected SupervisionOrder() {}

    SupervisionOrder(Card card, UnitRef to, int level, Deadline clock) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.cardId = card.id;
        this.ticketId = card.ticketId;
        this.number = card.number;
        this.unit = to.code();
        this.unitName = to.name();
        this.unitLine = to.line();
        this.level = level;
        this.state = State.OPEN;
        this.openedAt = clock.startedAt;
        this.dueAt = clock.dueAt;
    }

    void dueAt(Instant due) {
        dueAt = due;
    }

    void answered(int seq, Instant at) {
        state = State.ANSWERED;
        answerSeq = seq;
        answeredAt = at;
    }

    void lapsed() {
        state = State.LAPSED;
    }

    void revoked() {
        state = State.REVOKED;
    }

    /** The unit above, null for the top of the tree. */
    @Nullable
    String superior() {
        int own = unitLine.indexOf(unit);
        return own <= 0 ? null : unitLine.get(own - 1);
    }

    static boolean isOpened(UUID card, int level) {
        return count("cardId = ?1 and level = ?2", card, level) > 0;
    }

    static Optional<SupervisionOrder> openOf(UUID card, int level) {
        return find("cardId = ?1 and level = ?2 and state = 'OPEN'", card, level)
                .firstResultOptional();
    }

    static List<SupervisionOrder> openOf(UUID card) {
        return list("cardId = ?1 and state = 'OPEN'", card);
    }
}
