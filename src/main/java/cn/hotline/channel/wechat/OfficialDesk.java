package cn.hotline.channel.wechat;

import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Proof;
import cn.hotline.channel.wechat.OfficialAccount.Signed;
import cn.hotline.channel.wechat.WechatMessage.Sealing;
import cn.hotline.channel.wechat.WechatMessage.Taken;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.logging.Logger;

/**
 * Keeps each message, then answers it: in the answer to WeChat while it waits, by the customer-service interface after that, and in the
 * end by the sweep, should a node have died between.
 */
@Singleton
final class OfficialDesk {

    private static final Logger LOG = Logger.getLogger("hotline.wechat");

    /** Longer than any answer takes. */
    private static final Duration LEFT_AFTER = Duration.ofSeconds(20);

    private static final Duration NONCE_KEPT = Duration.ofHours(1);
    private static final int MOST = 100;
    private static final int MAX_TRIES = 5;

    private final EntityManager db;
    private final Vault vault;
    private final Sealing sealing;
    private final Clock clock;
    private final OfficialConfig config;
    private final Persons persons;
    private final Talk talk;
    private final CustomerService service;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    OfficialDesk(
            EntityManager db,
            Vault vault,
            ObjectMapper json,
            Clock clock,
            OfficialConfig config,
            Persons persons,
            Talk talk,
            CustomerService service) {
        this.db = db;
        this.vault = vault;
        this.sealing = new Sealing(vault, json);
        this.clock = clock;
        this.config = config;
        this.persons = persons;
        this.talk = talk;
        this.service = service;
    }

    /** What to say at once; nothing when it is said later, or there is nothing to say. @throws Refusal 403 for a replay */
    Optional<String> answer(Incoming incoming, Signed signed) {
        var taken = QuarkusTransaction.requiringNew().call(() -> take(incoming, String.valueOf(signed.nonce())));
        var answering = CompletableFuture.supplyAsync(() -> answered(taken), threads);
        try {
            var said = answering.get(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(said.reply()).filter(reply -> !reply.isEmpty());
        } catch (TimeoutException e) {
            var unused = answering.thenAccept(late -> sayLater(taken, late));
        } catch (ExecutionException e) {
            LOG.warnf(e, "A message waits for its answer: %s", taken.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** What a node that died, or a database that was away, left unanswered; safe on any number of nodes. */
    @Scheduled(every = "{hotline.wechat.official.sweep}", delayed = "9s", identity = "wechat-messages")
    void sweep() {
        var before = clock.instant().minus(LEFT_AFTER);
        for (var taken : QuarkusTransaction.requiringNew().call(() -> WechatMessage.left(before, MOST))) {
            try {
                sayLater(taken, answered(taken));
            } catch (RuntimeException e) {
                LOG.errorf(
                        "A message can't be answered: %s (%s)",
                        taken.id(), e.getClass().getName());
                QuarkusTransaction.requiringNew().run(() -> talk.giveUp(taken, MAX_TRIES));
            }
        }
    }

    @Scheduled(every = "1h", delayed = "11m", identity = "wechat-nonces")
    void forgetOld() {
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("delete from wechat_nonce where at < :before")
                        .setParameter("before", clock.instant().minus(NONCE_KEPT))
                        .executeUpdate());
    }

    private Talk.Said answered(Taken taken) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> talk.answer(taken));
        } catch (Refusal refusal) {
            // What was done is undone with its transaction; the words stay, and so does the answer why.
            return QuarkusTransaction.requiringNew().call(() -> talk.refuse(taken, words(refusal)));
        }
    }

    private void sayLater(Taken taken, Talk.Said said) {
        if (said.isNew() && !said.reply().isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> service.post(taken.conversation(), said.reply()));
        }
    }

    private static String words(Refusal refusal) {
        var problem = refusal.problem(Messages.accepting(null));
        return problem.errors().isEmpty()
                ? String.valueOf(problem.detail())
                : String.join(
                        "；",
                        problem.errors().stream().map(error -> error.message()).toList());
    }

    private Taken take(Incoming incoming, String nonce) {
        demandOnce(incoming, nonce);
        var openId = new Identity(Proof.WECHAT_OFFICIAL, incoming.from());
        var hash = vault.keyedHash("wechat-conversation", incoming.from());
        var conversation = Conversation.of(hash).orElseGet(() -> begun(openId, hash));
        var key = vault.keyedHash("wechat-message", config.appId().orElse("") + ":" + incoming.key());
        return WechatMessage.take(key, conversation, incoming, sealing, clock.instant());
    }

    private UUID begun(Identity openId, byte[] hash) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var sealed = vault.sealShort(openId.value().getBytes(StandardCharsets.UTF_8), "wechat-openid");
        return Conversation.begun(id, hash, sealed, persons.enrol(openId), clock.instant());
    }

    private void demandOnce(Incoming incoming, String nonce) {
        var content = vault.keyedHash("wechat-content", sealing.write(incoming));
        var first = db.createNativeQuery("""
                        insert into wechat_nonce (hash, content, at) values (:hash, :content, :now)
                        on conflict (hash) do update set at = wechat_nonce.at returning content""", byte[].class)
                .setParameter("hash", vault.keyedHash("wechat-nonce", nonce))
                .setParameter("content", content)
                .setParameter("now", clock.instant())
                .getSingleResult();
        if (!Vault.same((byte[]) first, content)) {
            throw Refusal.forbidden("wechat-replayed");
        }
    }
}
