package cn.hotline.channel.mail;

import cn.hotline.platform.Vault;
import cn.hotline.ticket.Filed;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of letters: that they came, and until it is sent, whom to tell which number. */
@Singleton
class LetterRows {

    static final int TRIES = 6;

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int MOST = 20;

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;

    LetterRows(EntityManager db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** Keyed hashes of Message-ID and sender. */
    record Known(byte[] id, byte[] sender) {}

    /** Whom to tell what. */
    record Owed(byte[] id, String to, String number, String trackCode) {
        @Override
        public String toString() {
            return "Owed[]";
        }
    }

    boolean isKnown(byte[] id) {
        return !db.createNativeQuery("select 1 from letter where message_id = :id")
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    void ignored(byte[] id, byte @Nullable [] sender) {
        db.createNativeQuery("""
                        insert into letter (message_id, sender, fate, received_at) values (:id, cast(:sender as bytea), 'IGNORED', :now)
                        on conflict do nothing""")
                .setParameter("id", id)
                .setParameter("sender", sender)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Whoever writes the row files the letter; others wait for the end of that transaction. */
    boolean isNew(Known known) {
        return db.createNativeQuery("""
                        insert into letter (message_id, sender, fate, number, received_at) values (:id, :sender, 'FILED', '', :now)
                        on conflict do nothing""")
                        .setParameter("id", known.id())
                        .setParameter("sender", known.sender())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    void filed(Known known, Filed filed, String sender) {
        var words = String.join("\n", sender, filed.number(), filed.trackCode());
        db.createNativeQuery("""
                        update letter set number = :number, sealed = :sealed, next_at = :now where message_id = :id""")
                .setParameter("number", filed.number())
                .setParameter("sealed", vault.sealShort(words.getBytes(StandardCharsets.UTF_8), "letter"))
                .setParameter("now", clock.instant())
                .setParameter("id", known.id())
                .executeUpdate();
    }

    /** Takes some that are due; each is another node's again only after a pause. */
    List<Owed> claim() {
        List<?> rows = db.createNativeQuery("""
                        update letter set tries = tries + 1, next_at = :later where message_id in (
                            select message_id from letter where sealed is not null and next_at <= :now
                            order by next_at limit :most for update skip locked)
                        returning message_id, sealed""", Object[].class)
                .setParameter("now", clock.instant())
                .setParameter("later", clock.instant().plus(PAUSE))
                .setParameter("most", MOST)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(this::owed).toList();
    }

    /** Told: the address is of no use any more. */
    void told(byte[] id) {
        db.createNativeQuery("update letter set sealed = null, next_at = null where message_id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** After so many tries nobody is there; the address is forgotten. */
    void giveUp() {
        db.createNativeQuery(
                        "update letter set sealed = null, next_at = null where sealed is not null and tries >= :most and next_at <= :now")
                .setParameter("most", TRIES)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private Owed owed(Object[] row) {
        var words = new String(vault.openShort((byte[]) row[1], "letter"), StandardCharsets.UTF_8).split("\n", 3);
        return new Owed((byte[]) row[0], words[0], words[1], words[2]);
    }
}
