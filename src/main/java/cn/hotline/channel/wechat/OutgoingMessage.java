package cn.hotline.channel.wechat;

import cn.hotline.platform.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** What we say of our own accord (客服消息); sent after it is committed. */
@Entity
@Table(name = "wechat_outgoing")
@SuppressWarnings("UnusedVariable") // queries read some of it
class OutgoingMessage extends PanacheEntityBase {

    /** What became of it. */
    enum State {
        PENDING,
        SENT,
        FAILED
    }

    @Id
    UUID id;

    UUID conversation;

    @Nullable
    UUID handover;

    String actor;
    private byte[] sealed;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    String code;

    int tries;
    Instant createdAt;
    private Instant nextAt;
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected OutgoingMessage() {}

    /** @param actor whose words they are; an opaque name */
    OutgoingMessage(UUID conversation, @Nullable UUID handover, String actor, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.conversation = conversation;
        this.handover = handover;
        this.actor = actor;
        this.sealed = new byte[0];
        this.state = State.PENDING;
        this.createdAt = at;
        this.nextAt = at;
    }

    OutgoingMessage saying(String text, Vault vault) {
        sealed = vault.sealShort(text.getBytes(StandardCharsets.UTF_8), "wechat-outgoing:" + id);
        return this;
    }

    String text(Vault vault) {
        return new String(vault.openShort(sealed, "wechat-outgoing:" + id), StandardCharsets.UTF_8);
    }

    /** Those that are due; nobody else gets them until then. In the order in which they were said. */
    static List<OutgoingMessage> claim(Instant now, Instant until, int most) {
        List<OutgoingMessage> due = find("state = ?1 and nextAt <= ?2 order by id", State.PENDING, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", -2) // skip those that another node has
                .range(0, most - 1)
                .list();
        due.forEach(message -> {
            message.tries++;
            message.nextAt = until;
        });
        return due;
    }

    static List<OutgoingMessage> last(UUID conversation, int most) {
        return find("conversation = ?1 order by id desc", conversation)
                .range(0, most - 1)
                .list();
    }

    /** As it is now, held. */
    static OutgoingMessage held(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void sent(Instant at) {
        state = State.SENT;
        endedAt = at;
    }

    void failed(String why, Instant at) {
        state = State.FAILED;
        code = why;
        endedAt = at;
    }

    void again(String why, Duration pause, Instant at) {
        code = why;
        nextAt = at.plus(pause);
    }
}
