package cn.hotline.supervision.calendar;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A version of a rule about a limit, kept for ever; its key is the edition of the rulebook that came with it. */
@Entity
@Immutable
public class DeadlinePolicy extends PanacheEntityBase {

    @Id
    private int edition;

    private int rule;
    private int version;

    @Enumerated(EnumType.STRING)
    private DeadlineKind kind;

    private @Nullable String matter;

    @Enumerated(EnumType.STRING)
    private @Nullable TicketType type;

    @Enumerated(EnumType.STRING)
    private @Nullable Level level;

    private @Nullable Integer limitAmount;

    @Enumerated(EnumType.STRING)
    private @Nullable LimitUnit limitUnit;

    private Instant effectiveFrom;
    private String source;
    private String madeBy;
    private Instant madeAt;

    @SuppressWarnings("NullAway.Init")
    protected DeadlinePolicy() {}

    DeadlinePolicy(int edition, Policy policy, String by, Instant at) {
        this.edition = edition;
        this.rule = policy.id();
        this.version = policy.version();
        this.kind = policy.kind();
        this.matter = policy.matter();
        this.type = policy.type();
        this.level = policy.level();
        var limit = policy.limit();
        this.limitAmount = limit == null ? null : limit.amount();
        this.limitUnit = limit == null ? null : limit.unit();
        this.effectiveFrom = policy.effectiveFrom();
        this.source = policy.source();
        this.madeBy = by;
        this.madeAt = at;
    }

    static List<Policy> asOf(int edition) {
        return DeadlinePolicy.<DeadlinePolicy>list("edition <= ?1 order by edition", edition).stream()
                .map(DeadlinePolicy::policy)
                .toList();
    }

    /** Of the rule about exactly that, the newest version. */
    static Optional<Policy> newest(PolicyInput about) {
        return DeadlinePolicy.<DeadlinePolicy>find(
                        "kind = ?1 and matter is not distinct from ?2 and type is not distinct from ?3"
                                + " and level is not distinct from ?4 order by version desc",
                        about.kind(),
                        about.matter(),
                        about.type(),
                        about.level())
                .firstResultOptional()
                .map(DeadlinePolicy::policy);
    }

    static int nextRule() {
        return getEntityManager()
                        .createQuery("select coalesce(max(rule), 0) from DeadlinePolicy", Integer.class)
                        .getSingleResult()
                + 1;
    }

    /** Newest first, one more than asked for. */
    static List<DeadlinePolicy> page(@Nullable DeadlineKind kind, int before, int limit) {
        var query = kind == null
                ? find("edition < ?1 order by edition desc", before)
                : find("edition < ?1 and kind = ?2 order by edition desc", before, kind);
        return query.<DeadlinePolicy>range(0, limit).list();
    }

    Policy policy() {
        var limit = limitAmount == null || limitUnit == null ? null : new Limit(limitAmount, limitUnit);
        return new Policy(rule, kind, version, matter, type, level, limit, effectiveFrom, source);
    }

    int edition() {
        return edition;
    }

    String madeBy() {
        return madeBy;
    }

    Instant madeAt() {
        return madeAt;
    }
}
