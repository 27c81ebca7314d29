package cn.hotline.channel.wechat;

import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A message of somebody, once however often WeChat sends it, with the answer it got. */
@Entity
@SuppressWarnings("UnusedVariable") // queries read some of it
class WechatMessage extends PanacheEntityBase {

    /** Whether it was answered. */
    enum State {
        TAKEN,
        ANSWERED
    }

    @Id
    UUID id;

    private byte[] messageKey;
    UUID conversation;
    private byte[] sealed;

    @Enumerated(EnumType.STRING)
    private State state;

    private byte @Nullable [] reply;
    private int tries;
    Instant takenAt;

    private @Nullable Instant answeredAt;

    @SuppressWarnings("NullAway.Init")
    protected WechatMessage() {}

    /**
     * Where a message is kept.
     *
     * @param answered whether it has its answer already
     */
    record Taken(UUID id, UUID conversation, boolean answered) {}

    /** How messages are kept. */
    record Sealing(Vault vault, ObjectMapper json) {

        byte[] seal(String text, UUID id) {
            return vault.sealShort(text.getBytes(StandardCharsets.UTF_8), "wechat-message:" + id);
        }

        String open(byte[] sealed, UUID id) {
            return new String(vault.openShort(sealed, "wechat-message:" + id), StandardCharsets.UTF_8);
        }

        String write(Incoming incoming) {
            try {
                return json.writeValueAsString(incoming);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a message that can't be written");
            }
        }

        private Incoming read(String text) {
            try {
                return json.readValue(text, Incoming.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The row of this message, whoever made it. */
    static Taken take(byte[] key, UUID conversation, Incoming incoming, Sealing sealing, Instant at) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        int made = getEntityManager()
                .createNativeQuery("""
                        insert into wechat_message (id, message_key, conversation, sealed, state, tries, taken_at)
                        values (:id, :key, :conversation, :sealed, 'TAKEN', 0, :now) on conflict (message_key) do nothing""")
                .setParameter("id", id)
                .setParameter("key", key)
                .setParameter("conversation", conversation)
                .setParameter("sealed", sealing.seal(sealing.write(incoming), id))
                .setParameter("now", at)
                .executeUpdate();
        if (made == 1) {
            return new Taken(id, conversation, false);
        }
        WechatMessage first = find("messageKey", key).singleResult();
        return new Taken(first.id, first.conversation, first.isAnswered());
    }

    /** Whether an earlier one of the same conversation has no answer yet. */
    static boolean isBehind(Taken taken, Instant recent) {
        return count(
                        "conversation = ?1 and state = ?2 and id < ?3 and takenAt > ?4",
                        taken.conversation(),
                        State.TAKEN,
                        taken.id(),
                        recent)
                > 0;
    }

    /** What nobody has answered, oldest first, and one try more is counted. */
    static List<Taken> left(Instant before, int most) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        with due as (
                            select id from wechat_message where state = 'TAKEN' and taken_at < :before
                            order by taken_at limit :most for update skip locked)
                        update wechat_message m set tries = tries + 1 from due where m.id = due.id
                        returning m.id, m.conversation""", Object[].class)
                .setParameter("before", before)
                .setParameter("most", most)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Taken((UUID) row[0], (UUID) row[1], false))
                .sorted(java.util.Comparator.comparing(Taken::id))
                .toList();
    }

    static List<WechatMessage> last(UUID conversation, int most) {
        return find("conversation = ?1 order by id desc", conversation)
                .range(0, most - 1)
                .list();
    }

    boolean isAnswered() {
        return state == State.ANSWERED;
    }

    boolean isTriedTooOften(int most) {
        return tries >= most;
    }

    Incoming incoming(Sealing sealing) {
        return sealing.read(sealing.open(sealed, id));
    }

    String reply(Sealing sealing) {
        return reply == null ? "" : sealing.open(reply, id);
    }

    void answer(String text, Sealing sealing, Instant at) {
        reply = sealing.seal(text, id);
        state = State.ANSWERED;
        answeredAt = at;
    }
}
