package cn.hotline.channel.mail;

import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Filed;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of letters: that they came, and until it is sent, whom to tell which number. */
@Singleton
class LetterRows {

    static final int TRIES = 6;

    private static final Duration DAY = Duration.ofDays(1);
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
    record Owed(byte[] id, Answer answer, String to, String number, String trackCode) {
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

    /** Whether this sender had so many within a day; asked of one letter of theirs after the other, on whatever nodes. */
    boolean areTooMany(Known known, int most) {
        db.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(encode(:sender, 'hex'), 30))")
                .setParameter("sender", known.sender())
                .getSingleResult();
        return count(known, "fate in ('FILED', 'ADDED')") >= most;
    }

    /** The number of the ticket that one of these messages of ours to this sender was about. */
    Optional<String> answered(byte[] sender, List<byte[]> ids) {
        return ids.stream()
                .flatMap(id -> number("message_id = :key", id, sender).stream())
                .findFirst();
    }

    /** Whether a letter of this sender came to that ticket. */
    boolean isOf(byte[] sender, String number) {
        return number("number = :key", number, sender).isPresent();
    }

    void filed(Known known, Filed filed, String sender) {
        owe(known, Answer.FILED, List.of(sender, filed.number(), filed.trackCode()));
    }

    void added(Known known, String number, String sender) {
        owe(known, Answer.ADDED, List.of(sender, number, ""));
    }

    void ended(Known known, String number, String sender) {
        owe(known, Answer.ENDED, List.of(sender, number, ""));
    }

    /** Told once a day. */
    void tooMany(Known known, String sender) {
        if (count(known, "answer = 'TOO_MANY'") == 0) {
            owe(known, Answer.TOO_MANY, List.of(sender, "", ""));
        } else {
            db.createNativeQuery("update letter set fate = 'REFUSED', number = null where message_id = :id")
                    .setParameter("id", known.id())
                    .executeUpdate();
        }
    }

    private long count(Known known, String condition) {
        return ((Number) db.createNativeQuery("""
                        select count(*) from letter where sender = :sender and received_at > :since and message_id <> :id and %s""".formatted(condition))
                        .setParameter("sender", known.sender())
                        .setParameter("since", clock.instant().minus(DAY))
                        .setParameter("id", known.id())
                        .getSingleResult())
                .longValue();
    }

    private Optional<String> number(String condition, Object key, byte[] sender) {
        var found = db.createNativeQuery(
                        "select number from letter where sender = :sender and length(number) > 0 and %s limit 1"
                                .formatted(condition))
                .setParameter("sender", sender)
                .setParameter("key", key);
        return OneColumn.first(found, String.class);
    }

    /** @param words address, number and track code */
    private void owe(Known known, Answer answer, List<String> words) {
        boolean isRefused = answer == Answer.ENDED || answer == Answer.TOO_MANY;
        db.createNativeQuery("""
                        update letter set fate = :fate, number = nullif(:number, ''), answer = :answer, sealed = :sealed, next_at = :now
                        where message_id = :id""")
                .setParameter("fate", isRefused ? "REFUSED" : answer.name())
                .setParameter("number", words.get(1))
                .setParameter("answer", answer.name())
                .setParameter(
                        "sealed", vault.sealShort(String.join("\n", words).getBytes(StandardCharsets.UTF_8), "letter"))
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
                        returning message_id, answer, sealed""", Object[].class)
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
        var words = new String(vault.openShort((byte[]) row[2], "letter"), StandardCharsets.UTF_8).split("\n", 3);
        return new Owed((byte[]) row[0], Answer.valueOf((String) row[1]), words[0], words[1], words[2]);
    }
}
