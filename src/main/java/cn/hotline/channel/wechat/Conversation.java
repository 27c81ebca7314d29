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
import java.util.List;
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

    private byte @Nullable [] guess;

    /** Whether it is known under which matter the draft goes, or that staff will say. */
    boolean settled;

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

    /**
     * How a conversation stands when a message comes.
     *
     * @param open whether it matters what a message is about
     * @param behind whether another message still waits for its answer
     */
    record Standing(UUID id, boolean open, boolean behind) {}

    /** In one query. */
    static Optional<Standing> standing(byte[] openidHash, Instant silentSince, Instant recent) {
        List<?> found = getEntityManager()
                .createNativeQuery("""
                        select c.id, (not c.settled or c.said_at < :silent) and not exists (
                                select from wechat_handover h where h.conversation = c.id and h.state <> 'CLOSED'),
                            exists (select from wechat_message m
                                where m.conversation = c.id and m.state = 'TAKEN' and m.taken_at > :recent)
                        from wechat_conversation c where c.openid_hash = :hash""", Object[].class)
                .setParameter("hash", openidHash)
                .setParameter("silent", silentSince)
                .setParameter("recent", recent)
                .getResultList();
        return found.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Standing((UUID) row[0], (Boolean) row[1], (Boolean) row[2]))
                .findFirst();
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
        guess = null;
        settled = false;
        stage = Stage.COLLECTING;
        asked = null;
    }

    void asks(@Nullable String field) {
        stage = Stage.COLLECTING;
        asked = field;
    }

    /** What the words may be about, sealed; null for no idea. */
    void guesses(byte @Nullable [] sealedGuess) {
        guess = sealedGuess;
    }

    byte @Nullable [] guess() {
        return guess;
    }

    void settles() {
        guess = null;
        settled = true;
    }

    /** The matter is to be said anew. */
    void unsettles() {
        guess = null;
        settled = false;
    }

    void confirms() {
        stage = Stage.CONFIRMING;
        asked = null;
    }

    void rests() {
        stage = Stage.IDLE;
        asked = null;
        draft = null;
        guess = null;
        settled = false;
    }

    void speaksOf(String number) {
        ticket = number;
    }

    void heard(Instant at) {
        saidAt = at;
    }
}
