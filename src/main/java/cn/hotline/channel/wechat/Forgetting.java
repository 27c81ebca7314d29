package cn.hotline.channel.wechat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets what was said long ago; what came of it is in drafts and tickets. Safe on any number of nodes. */
@Singleton
class Forgetting {

    private static final int BATCH = 1000;
    private static final int MOST_BATCHES = 50;

    /** Longer than any request is fresh. */
    private static final Duration NONCE_KEPT = Duration.ofHours(1);

    /** What waits for an agent is not forgotten before they have read it. */
    private static final String MESSAGES = """
            delete from wechat_message where id in (
                select m.id from wechat_message m where m.state = 'ANSWERED' and m.taken_at < :before
                    and not exists (select from wechat_handover h
                        where h.conversation = m.conversation and h.state <> 'CLOSED')
                order by m.taken_at limit :most for update skip locked)""";

    /** Also what never went out: WeChat takes nothing after 48 hours. */
    private static final String OUTGOING = """
            delete from wechat_outgoing where id in (
                select o.id from wechat_outgoing o where o.created_at < :before
                    and not exists (select from wechat_handover h
                        where h.conversation = o.conversation and h.state <> 'CLOSED')
                order by o.created_at limit :most for update skip locked)""";

    private static final String MEDIA = """
            delete from wechat_media where id in (
                select id from wechat_media where state <> 'PENDING' and next_at < :before
                order by next_at limit :most for update skip locked)""";

    /** Somebody who never came back; the draft is forgotten likewise. */
    private static final String GUESSES = """
            update wechat_conversation set guess = null where id in (
                select id from wechat_conversation where guess is not null and said_at < :before
                order by said_at limit :most for update skip locked)""";

    private static final String NONCES = """
            delete from wechat_nonce where hash in (
                select hash from wechat_nonce where at < :before order by at limit :most for update skip locked)""";

    private final EntityManager db;
    private final OfficialConfig config;
    private final Clock clock;

    Forgetting(EntityManager db, OfficialConfig config, Clock clock) {
        this.db = db;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "1h",
            delayed = "11m",
            identity = "wechat-forgetting",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() {
        var now = clock.instant();
        var nonces = config.freshness().multipliedBy(3);
        forget(NONCES, now.minus(nonces.compareTo(NONCE_KEPT) > 0 ? nonces : NONCE_KEPT));
        var words = now.minus(config.wordsKept());
        forget(MESSAGES, words);
        forget(OUTGOING, words);
        forget(MEDIA, words);
        forget(GUESSES, words);
    }

    private void forget(String sql, Instant before) {
        int gone = BATCH;
        for (int i = 0; i < MOST_BATCHES && gone == BATCH; i++) {
            gone = QuarkusTransaction.requiringNew()
                    .call(() -> db.createNativeQuery(sql)
                            .setParameter("before", before)
                            .setParameter("most", BATCH)
                            .executeUpdate());
        }
    }
}
