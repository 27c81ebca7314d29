package cn.hotline.channel.wechat;

import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Proof;
import cn.hotline.platform.Backoff;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.platform.wechat.WechatApp;
import cn.hotline.platform.wechat.WechatCalls;
import cn.hotline.platform.wechat.WechatHeard;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Asks WeChat for the union id (UnionID) of whoever writes to the official account, once a person, so that they are one with whom they
 * are in the mini-program. Never while they wait for an answer.
 */
@Singleton
final class UnionIds {

    private static final Logger LOG = Logger.getLogger("hotline.wechat");
    private static final int MOST = 20;
    private static final int MAX_TRIES = 10;
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final EntityManager db;
    private final OfficialAccount account;
    private final WechatCalls wechat;
    private final Persons persons;
    private final Vault vault;
    private final Clock clock;

    UnionIds(EntityManager db, OfficialAccount account, WechatCalls wechat, Persons persons, Vault vault, Clock clock) {
        this.db = db;
        this.account = account;
        this.wechat = wechat;
        this.persons = persons;
        this.vault = vault;
        this.clock = clock;
    }

    private record Due(UUID conversation, UUID citizen, String openId, int tries) {

        @Override
        public String toString() {
            return "Due[" + conversation + "]";
        }
    }

    /** Of somebody of whom WeChat told nothing before: they have subscribed since. In the caller's transaction. */
    void wantAgain(UUID conversation) {
        db.createNativeQuery("""
                        update wechat_conversation set union_state = 'WANTED', union_tries = 0, union_next_at = :now
                        where id = :id and union_state in ('NONE', 'GIVEN_UP')""")
                .setParameter("now", clock.instant())
                .setParameter("id", conversation)
                .executeUpdate();
    }

    /** Safe on any number of nodes. */
    @Scheduled(
            every = "{hotline.wechat.official.sweep}",
            delayed = "12s",
            identity = "wechat-union-ids",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        account.app()
                .ifPresent(app -> QuarkusTransaction.requiringNew()
                        .call(this::claimed)
                        .forEach(due -> {
                            try {
                                ask(app, due);
                            } catch (RuntimeException e) {
                                LOG.warnf(
                                        "A union id is asked for again: %s (%s)",
                                        due.conversation(), e.getClass().getName());
                            }
                        }));
    }

    private List<Due> claimed() {
        List<?> rows = db.createNativeQuery("""
                        with due as (
                            select id from wechat_conversation where union_state = 'WANTED' and union_next_at <= :now
                            order by union_next_at limit :most for update skip locked)
                        update wechat_conversation c set union_tries = union_tries + 1, union_next_at = :until
                        from due where c.id = due.id returning c.id, c.citizen, c.sealed, c.union_tries""", Object[].class)
                .setParameter("now", clock.instant())
                .setParameter("until", clock.instant().plus(CLAIM))
                .setParameter("most", MOST)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Due(
                        (UUID) row[0],
                        (UUID) row[1],
                        new String(vault.openShort((byte[]) row[2], "wechat-openid"), StandardCharsets.UTF_8),
                        ((Number) row[3]).intValue()))
                .toList();
    }

    private void ask(WechatApp app, Due due) {
        var query = Map.of("openid", due.openId(), "lang", "zh_CN");
        var heard = wechat.ask(app, new WechatCalls.Ask("/cgi-bin/user/info", query, null, true));
        if (heard instanceof WechatHeard.Told told && told.isGood()) {
            known(due, told.body().path("unionid").asText(""));
        } else if (heard.isOfTheMoment()) {
            later(due);
        } else {
            ends(due, "GIVEN_UP");
        }
    }

    /** Nobody is joined to themselves; whoever can't be joined is left to staff. */
    private void known(Due due, String unionId) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (!unionId.isEmpty()) {
                    persons.prove(due.citizen(), new Identity(Proof.WECHAT_UNION, unionId));
                }
                end(due, unionId.isEmpty() ? "NONE" : "KNOWN");
            });
        } catch (Refusal refused) {
            later(due);
        }
    }

    private void later(Due due) {
        if (due.tries() >= MAX_TRIES) {
            ends(due, "GIVEN_UP");
            return;
        }
        var next = clock.instant().plus(Backoff.after(due.tries(), FIRST_PAUSE, LONGEST_PAUSE));
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery(
                                "update wechat_conversation set union_next_at = :next where id = :id and union_state = 'WANTED'")
                        .setParameter("next", next)
                        .setParameter("id", due.conversation())
                        .executeUpdate());
    }

    private void ends(Due due, String state) {
        QuarkusTransaction.requiringNew().run(() -> end(due, state));
    }

    private void end(Due due, String state) {
        db.createNativeQuery("update wechat_conversation set union_state = :state where id = :id")
                .setParameter("state", state)
                .setParameter("id", due.conversation())
                .executeUpdate();
    }
}
