package cn.hotline.access;

import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What citizens let the mini-program tell them (订阅授权): one grant is one message of one template. */
@Singleton
public class WechatGrants {

    /** More than anybody taps; WeChat itself knows how many there are. */
    private static final int MOST = 1000;

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;

    WechatGrants(EntityManager db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** How many are left of a template. */
    public record Left(String template, int remaining) {}

    /** What somebody said to one template. */
    public record Said(String template, boolean accepted) {}

    /** @throws Refusal 404 for whoever has not logged in by WeChat */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Left> note(UUID citizen, List<Said> said) {
        var openId = identity(citizen);
        // In one order, so that two at once don't wait for each other.
        var inOrder = said.stream().sorted(Comparator.comparing(Said::template)).toList();
        for (var one : inOrder) {
            db.createNativeQuery("""
                            insert into wechat_grant as g (openid_hash, template, remaining, rejected_at, updated_at)
                            values (:openid, :template, :more, :rejected, :now)
                            on conflict (openid_hash, template) do update set
                                remaining = least(g.remaining + excluded.remaining, :most),
                                rejected_at = excluded.rejected_at, updated_at = excluded.updated_at""")
                    .setParameter("openid", openId)
                    .setParameter("template", one.template())
                    .setParameter("more", one.accepted() ? 1 : 0)
                    .setParameter("rejected", one.accepted() ? null : clock.instant())
                    .setParameter("now", clock.instant())
                    .setParameter("most", MOST)
                    .executeUpdate();
        }
        return left(openId, said.stream().map(Said::template).toList());
    }

    /** The openid to write to, if its owner is this person and has a grant left for one of these templates; one query. */
    public Optional<String> openId(UUID citizen, List<String> templates) {
        if (templates.isEmpty()) {
            return Optional.empty();
        }
        var found = db.createNativeQuery("""
                        select i.sealed from citizen own join citizen other on other.person = own.person
                        join citizen_identity i on i.citizen = other.id and i.kind = 'WECHAT_MINI'
                        join wechat_grant g on g.openid_hash = i.hash
                        where own.id = :citizen and g.template = any(:templates) and g.remaining > 0
                        order by i.proven_at desc limit 1""")
                .setParameter("citizen", citizen)
                .setParameter("templates", templates.toArray(String[]::new));
        return OneColumn.first(found, byte[].class)
                .map(kept -> new String(vault.openShort(kept, "citizen"), StandardCharsets.UTF_8));
    }

    /** A message went out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void spent(String openId, String template) {
        change("remaining = greatest(remaining - 1, 0)", openId, template);
    }

    /** WeChat says that there is none left. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void exhausted(String openId, String template) {
        change("remaining = 0", openId, template);
    }

    private void change(String what, String openId, String template) {
        db.createNativeQuery("update wechat_grant set " + what
                        + ", updated_at = :now where openid_hash = :openid and template = :template")
                .setParameter("now", clock.instant())
                .setParameter("openid", new Identity(Proof.WECHAT_MINI, openId).hash(vault))
                .setParameter("template", template)
                .executeUpdate();
    }

    private List<Left> left(byte[] openId, List<String> templates) {
        List<?> rows = db.createNativeQuery("""
                        select template, remaining from wechat_grant
                        where openid_hash = :openid and template = any(:templates) order by template""", Object[].class)
                .setParameter("openid", openId)
                .setParameter("templates", templates.toArray(String[]::new))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Left((String) row[0], ((Number) row[1]).intValue()))
                .toList();
    }

    private byte[] identity(UUID citizen) {
        var found = db.createNativeQuery("""
                        select i.hash from citizen own join citizen other on other.person = own.person
                        join citizen_identity i on i.citizen = other.id and i.kind = 'WECHAT_MINI'
                        where own.id = :citizen order by i.citizen = :citizen desc, i.proven_at desc limit 1""").setParameter("citizen", citizen);
        return OneColumn.first(found, byte[].class).orElseThrow(() -> Refusal.notFound("wechat-not-bound"));
    }
}
