package cn.hotline.supervision.calendar;

import cn.hotline.catalogue.Matter;
import cn.hotline.platform.Page;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Level;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes versions of the rules about limits and lists them. */
@ApplicationScoped
public class Policies {

    private static final Duration MOST_AHEAD = Duration.ofDays(3650);

    private final Rulebooks rulebooks;
    private final Clock clock;

    Policies(Rulebooks rulebooks, Clock clock) {
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    /** Which part of the list. */
    public record Paging(
            @Nullable DeadlineKind kind,
            int limit,
            @Nullable String after) {}

    /** Deadlines that run already keep the version they have. */
    @Transactional
    public PolicyView make(PolicyInput input, String by) {
        var now = clock.instant();
        check(input, now);
        var edition = rulebooks.take();
        var before = DeadlinePolicy.newest(input);
        int next = edition.policies() + 1;
        var made = new DeadlinePolicy(next, version(input, before, now), by, now);
        made.persist();
        rulebooks.move(new Rulebooks.Edition(edition.calendar(), next));
        return PolicyView.of(
                made,
                made.policy().limit() != null && !made.policy().effectiveFrom().isAfter(now));
    }

    /** Newest first. */
    @Transactional
    public Page<PolicyView> page(Paging paging) {
        var now = clock.instant();
        var after = Page.key(paging.after());
        int before = after == null ? Integer.MAX_VALUE : (int) after.getLeastSignificantBits();
        var rows = DeadlinePolicy.page(paging.kind(), before, paging.limit());
        var rulebook = rulebooks.current();
        return Page.of(
                rows,
                paging.limit(),
                row -> new UUID(0, row.edition()),
                row -> PolicyView.of(row, rulebook.isInForce(row.policy(), now)));
    }

    private static void check(PolicyInput input, Instant now) {
        if (input.level() == Level.GENERAL) {
            throw Refusal.invalid("level", "policy-level");
        }
        var from = input.effectiveFrom();
        if (from != null && from.isBefore(now)) {
            throw Refusal.invalid("effectiveFrom", "policy-past");
        }
        if (from != null && from.isAfter(now.plus(MOST_AHEAD))) {
            throw Refusal.invalid("effectiveFrom", "policy-far");
        }
        if (input.matter() != null && Matter.count("code like ?1", input.matter() + "%") == 0) {
            throw Refusal.invalid("matter", "matter-unknown");
        }
    }

    private static Policy version(PolicyInput input, Optional<Policy> before, Instant now) {
        var limit = input.itsLimit();
        if (limit == null && (before.isEmpty() || input.isDefault())) {
            throw Refusal.invalid("ends", input.isDefault() ? "policy-default" : "policy-none");
        }
        return new Policy(
                before.map(Policy::id).orElseGet(DeadlinePolicy::nextRule),
                input.kind(),
                before.map(known -> known.version() + 1).orElse(1),
                input.matter(),
                input.type(),
                input.level(),
                limit,
                input.effectiveFrom() == null ? now : input.effectiveFrom(),
                input.source());
    }
}
