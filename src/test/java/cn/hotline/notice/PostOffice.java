package cn.hotline.notice;

import cn.hotline.platform.Counts;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.List;

/** A node of the test's own, step by step: what it claims, sends and writes down, and where it dies. */
final class PostOffice {

    final Claims claims;
    final Carrier carrier;
    final Receipts receipts;
    final Outcomes outcomes;
    private final Endings endings;
    private final Gateways gateways;
    private final NoticeRules rules;

    private PostOffice(List<Gateway> all, NoticeRules rules) {
        var db = bean(EntityManager.class);
        var clock = bean(Clock.class);
        var json = bean(ObjectMapper.class);
        this.rules = rules;
        this.gateways = new Gateways(all, rules);
        var hours = new Hours(rules, clock);
        var ended = Arc.container().beanManager().getEvent().select(NoticeEnded.class);
        var queue = new Queue(db, bean(Vault.class), json);
        var facts = new Facts(db, hours);
        this.endings = new Endings(db, clock, ended);
        this.receipts = new Receipts(db, gateways, endings, rules, clock);
        this.outcomes = new Outcomes(db, gateways, receipts, endings, rules, clock, bean(Counts.class));
        this.carrier = new Carrier(gateways, outcomes, receipts, bean(WechatReach.class), rules, clock);
        this.claims = new Claims(gateways, queue, facts, hours, bean(Templates.class), rules, clock);
    }

    static PostOffice with(Gateway... gateways) {
        return with(rules(), gateways);
    }

    static PostOffice with(NoticeRules rules, Gateway... gateways) {
        return new PostOffice(List.of(gateways), rules);
    }

    /** @param pairs settings of the room and their values, in turns */
    static NoticeRules rules(String... pairs) {
        var builder = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(NoticeRules.class);
        for (int i = 0; i < pairs.length; i += 2) {
            builder.withDefaultValue("hotline.notice." + pairs[i], pairs[i + 1]);
        }
        return builder.build().getConfigMapping(NoticeRules.class);
    }

    /** One claim and all it leads to. @return how many notices it was about */
    int round() {
        var batch = claims.claim(50);
        batch.endings().forEach(ending -> QuarkusTransaction.requiringNew().run(() -> endings.end(ending)));
        batch.work().forEach(carrier::carry);
        return batch.work().size() + batch.endings().size();
    }

    /** Until nothing is due, or the gateways will have no more. */
    PostOffice drain() {
        while (round() > 0) {
            // again
        }
        return this;
    }

    /** The same, running by itself. */
    Sender sender(TransactionSynchronizationRegistry transactions) {
        return new Sender(claims, carrier, endings, gateways, rules, transactions);
    }

    /** What a node has claimed that dies now. */
    List<Work> claimed() {
        return claims.claim(50).work();
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
