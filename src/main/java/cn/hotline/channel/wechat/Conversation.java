package cn.hotline.channel.wechat;

import cn.hotline.access.Caller;
import cn.hotline.platform.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the official account and one person are talking about. */
@Entity
@Table(name = "wechat_conversation")
@SuppressWarnings("UnusedVariable") // queries read some of it
class Conversation extends PanacheEntityBase {

    /** How far a matter has come. */
    enum Stage {
        IDLE,
        COLLECTING,
        CONFIRMING
    }

    @Id
    UUID id;

    private byte[] openidHash;
    private byte[] sealed;
    UUID citizen;

    @Enumerated(EnumType.STRING)
    Stage stage;

    /** What was asked last, as {@link cn.hotline.channel.Drafts.Gap#field}. */
    @Nullable
    String asked;

    @Nullable
    UUID draft;

    /** The ticket that was spoken of last. */
    @Nullable
    String ticket;

    Instant saidAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Conversation() {}

    static Optional<UUID> of(byte[] openidHash) {
        return find("select c.id from Conversation c where c.openidHash = ?1", openidHash)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** @return its id, whoever began it */
    static UUID begun(UUID id, byte[] openidHash, byte[] sealed, UUID citizen, Instant at) {
        getEntityManager()
                .createNativeQuery("""
                        insert into wechat_conversation (id, openid_hash, sealed, citizen, stage, said_at, version)
                        values (:id, :hash, :sealed, :citizen, 'IDLE', :now, 0) on conflict (openid_hash) do nothing""")
                .setParameter("id", id)
                .setParameter("hash", openidHash)
                .setParameter("sealed", sealed)
                .setParameter("citizen", citizen)
                .setParameter("now", at)
                .executeUpdate();
        return of(openidHash).orElseThrow();
    }

    /** Held until the end of the transaction. */
    static Conversation held(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Conversation named(UUID id) {
        return findById(id);
    }

    String openId(Vault vault) {
        return new String(vault.openShort(sealed, "wechat-openid"), StandardCharsets.UTF_8);
    }

    Caller.Citizen person() {
        return new Caller.Citizen(citizen);
    }

    /** Whose the drafts are. */
    String owner() {
        return "wechat:" + id;
    }

    void begins(UUID newDraft) {
        draft = newDraft;
        stage = Stage.COLLECTING;
        asked = null;
    }

    void asks(@Nullable String field) {
        stage = Stage.COLLECTING;
        asked = field;
    }

    void confirms() {
        stage = Stage.CONFIRMING;
        asked = null;
    }

    void rests() {
        stage = Stage.IDLE;
        asked = null;
        draft = null;
    }

    void speaksOf(String number) {
        ticket = number;
    }

    void heard(Instant at) {
        saidAt = at;
    }
}
