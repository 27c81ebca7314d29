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
