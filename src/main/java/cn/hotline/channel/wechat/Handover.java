package cn.hotline.channel.wechat;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Somebody in WeChat asked for a person (转人工). */
@Entity
@Table(name = "wechat_handover")
class Handover extends PanacheEntityBase {

    /** Who has it. */
    public enum State {
        OPEN,
        TAKEN,
        CLOSED
    }

    @Id
    UUID id;

    UUID conversation;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    String takenBy;

    Instant openedAt;

    @Nullable
    Instant takenAt;

    @Nullable
    Instant closedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Handover() {}

    Handover(UUID conversation, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.conversation = conversation;
        this.state = State.OPEN;
        this.openedAt = at;
    }

    static Optional<Handover> openOf(UUID conversation) {
        return find("conversation = ?1 and state <> ?2", conversation, State.CLOSED)
                .firstResultOptional();
    }

    static Optional<Handover> held(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Oldest first. */
    static List<Handover> page(@Nullable State state, @Nullable UUID after, int most) {
        var from = after == null ? new UUID(0, 0) : after;
        return state == null
                ? find("id > ?1 order by id", from).range(0, most - 1).list()
                : find("state = ?1 and id > ?2 order by id", state, from)
                        .range(0, most - 1)
                        .list();
    }

    static long waiting() {
        return count("state", State.OPEN);
    }

    void taken(String by, Instant at) {
        state = State.TAKEN;
        takenBy = by;
        takenAt = at;
    }

    void closed(Instant at) {
        state = State.CLOSED;
        closedAt = at;
    }
}
