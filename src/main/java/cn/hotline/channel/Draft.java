package cn.hotline.channel;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Channel;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A matter that is not filed yet (草稿), because something is missing or the citizen has not said so; its words are sealed. */
@Entity
class Draft extends PanacheEntityBase {

    /** How a draft stands. */
    enum State {
        OPEN,
        FILED,
        DROPPED
    }

    @Id
    UUID id;

    String owner;

    @Enumerated(EnumType.STRING)
    Channel channel;

    @Enumerated(EnumType.STRING)
    State state;

    private byte[] sealed;

    @Nullable
    String number;

    Instant createdAt;
    Instant updatedAt;
    Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected Draft() {}

    Draft(String owner, Channel channel, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.owner = owner;
        this.channel = channel;
        this.state = State.OPEN;
        this.sealed = new byte[0];
        this.createdAt = at;
        this.updatedAt = at;
        this.expiresAt = at;
    }

    static List<Draft> open(String owner, int most, Instant now) {
        return find("owner = ?1 and state = ?2 and expiresAt > ?3 order by id desc", owner, State.OPEN, now)
                .range(0, most - 1)
                .list();
    }

    static Optional<Draft> of(String owner, UUID id, Instant now) {
        return find(
                        "id = ?1 and owner = ?2 and (state = ?3 or state = ?4 and expiresAt > ?5)",
                        id,
                        owner,
                        State.FILED,
                        State.OPEN,
                        now)
                .firstResultOptional();
    }

    /** Held until the end of the transaction. @throws Refusal 404 for another owner's, 409 for one that was filed */
    static Draft held(String owner, UUID id, Instant now) {
        Optional<Draft> found = find("id = ?1 and owner = ?2 and expiresAt > ?3", id, owner, now)
                .firstResultOptional();
        // Read anew under the lock: it may have been read before in this transaction, and filed since.
        found.ifPresent(draft -> getEntityManager().refresh(draft, LockModeType.PESSIMISTIC_WRITE));
        var draft = found.filter(one -> one.state != State.DROPPED).orElseThrow(() -> Refusal.notFound("not-found"));
        if (draft.state == State.FILED) {
            throw new Refusal(ProblemType.REFUSED, "draft-filed").about(String.valueOf(draft.number));
        }
        return draft;
    }

    static long forget(Instant now) {
        return delete("expiresAt <= ?1", now);
    }

    void say(Gist gist, Instant at, Instant expires, Sealing sealing) {
        sealed = sealing.seal(gist, id);
        updatedAt = at;
        expiresAt = expires;
    }

    Gist gist(Sealing sealing) {
        return sealing.open(sealed, id);
    }

    void becomes(String ticket, Instant at) {
        state = State.FILED;
        number = ticket;
        updatedAt = at;
    }

    /** Its words are forgotten at once. */
    void drop() {
        state = State.DROPPED;
        sealed = new byte[0];
    }

    /** How words are kept. */
    record Sealing(Vault vault, ObjectMapper json) {

        private byte[] seal(Gist gist, UUID id) {
            try {
                return vault.sealShort(json.writeValueAsBytes(gist), "draft:" + id);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a draft that can't be written");
            }
        }

        private Gist open(byte[] sealed, UUID id) {
            try {
                return json.readValue(vault.openShort(sealed, "draft:" + id), Gist.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
