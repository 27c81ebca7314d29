package cn.hotline.supervision;

import cn.hotline.supervision.calendar.DeadlineKind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A yellow or red card (黄牌、红牌) for a clock of a unit: proposed by the service, issued or dismissed by a supervisor. */
@Entity
class Card extends PanacheEntityBase {

    @Id
    UUID id;

    UUID deadlineId;
    UUID ticketId;
    String number;

    @Enumerated(EnumType.STRING)
    DeadlineKind kind;

    String unit;
    String unitName;
    List<String> unitLine;

    @Enumerated(EnumType.STRING)
    Colour colour;

    @Enumerated(EnumType.STRING)
    State state;

    Instant proposedAt;

    @Nullable
    Instant decidedAt;

    @Nullable
    String decidedBy;

    /** What a card says. */
    public enum Colour {
        /** 黄牌: the deadline is near, or just over. */
        YELLOW,
        /** 红牌: it is over. */
        RED
    }

    /** How a card stands. */
    public enum State {
        PROPOSED,
        ISSUED,
        DISMISSED,
        /** The unit has appealed. */
        APPEALED,
        /** The appeal was refused; there is no other. */
        CONFIRMED,
        /** The appeal was upheld: it does not count. */
        REVOKED
    }

    @SuppressWarnings("NullAway.Init")
    protected Card() {}

    Card(Deadline clock, Colour colour, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.deadlineId = clock.id;
        this.ticketId = clock.ticketId;
        this.number = clock.number;
        this.kind = clock.kind;
        this.unit = clock.unit;
        this.unitName = clock.unitName == null ? clock.unit : clock.unitName;
        this.unitLine = clock.unitLine;
        this.colour = colour;
        this.state = State.PROPOSED;
        this.proposedAt = at;
    }

    void decided(State decision, String by, Instant at) {
        state = decision;
        decidedBy = by;
        decidedAt = at;
    }

    /** Red cards that count, of the same unit for the same ticket. */
    static long reds(Card card) {
        return count(
                "ticketId = ?1 and unit = ?2 and colour = 'RED' and state in ('ISSUED', 'APPEALED', 'CONFIRMED')",
                card.ticketId,
                card.unit);
    }
}
