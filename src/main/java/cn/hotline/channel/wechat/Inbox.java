package cn.hotline.channel.wechat;

import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Proof;
import cn.hotline.channel.wechat.Conversation.Standing;
import cn.hotline.channel.wechat.WechatMessage.Sealing;
import cn.hotline.channel.wechat.WechatMessage.Taken;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Keeps each message once, with the person and the conversation it belongs to, before anything else is done with it. */
@Singleton
final class Inbox {

    /** Whoever has not got an answer after that waits for the sweep, and nobody for them. */
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final EntityManager db;
    private final Vault vault;
    private final Sealing sealing;
    private final Clock clock;
    private final OfficialConfig config;
    private final Persons persons;

    Inbox(EntityManager db, Vault vault, ObjectMapper json, Clock clock, OfficialConfig config, Persons persons) {
        this.db = db;
        this.vault = vault;
        this.sealing = new Sealing(vault, json);
        this.clock = clock;
        this.config = config;
        this.persons = persons;
    }

    /**
     * A message that is kept.
     *
     * @param open whether it matters what it is about
     * @param behind whether another of the same person still waits for its answer
     */
    record Kept(Taken taken, boolean open, boolean behind) {}

    /** @throws Refusal 403 for a replay */
    Kept keep(Incoming incoming, String nonce) {
        return QuarkusTransaction.requiringNew().call(() -> {
            demandOnce(incoming, nonce);
            var now = clock.instant();
            var hash = vault.keyedHash("wechat-conversation", incoming.from());
            var standing = Conversation.standing(hash, now.minus(config.silence()), now.minus(RECENT))
                    .orElseGet(() -> new Standing(begun(incoming.from(), hash), true, false));
            var key = vault.keyedHash("wechat-message", config.appId().orElse("") + ":" + incoming.key());
            var taken = WechatMessage.take(key, standing.id(), incoming, sealing, now);
            return new Kept(taken, standing.open() && !taken.answered(), standing.behind() && !taken.answered());
        });
    }

    /** Whether somebody's earlier message is being answered just now. */
    boolean isBehind(Taken taken) {
        var recent = clock.instant().minus(RECENT);
        return QuarkusTransaction.requiringNew().call(() -> WechatMessage.isBehind(taken, recent));
    }

    private UUID begun(String from, byte[] hash) {
        var openId = new Identity(Proof.WECHAT_OFFICIAL, from);
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var sealed = vault.sealShort(openId.value().getBytes(StandardCharsets.UTF_8), "wechat-openid");
        return Conversation.begun(id, hash, sealed, persons.enrol(openId), clock.instant());
    }

    private void demandOnce(Incoming incoming, String nonce) {
        var content = vault.keyedHash("wechat-content", sealing.write(incoming));
        var first = db.createNativeQuery("""
                        insert into wechat_nonce (hash, content, at) values (:hash, :content, :now)
                        on conflict (hash) do update set at = wechat_nonce.at returning content""")
                .setParameter("hash", vault.keyedHash("wechat-nonce", nonce))
                .setParameter("content", content)
                .setParameter("now", clock.instant())
                .getSingleResult();
        if (!Vault.same((byte[]) first, content)) {
            throw Refusal.forbidden("wechat-replayed");
        }
    }
}
