package cn.hotline.dispatch.rules;

import cn.hotline.platform.Messages;
import cn.hotline.ticket.TicketFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To whom a ticket should go, and why.
 *
 * @param catalogue version in force, if there is one
 * @param rule the one that fired; none when the matter's default unit is taken
 * @param reasons why each of the rule's conditions holds
 * @param candidates others that might have it, at most three
 */
public record Suggestion(
        @Nullable Integer catalogue,
        @Nullable Named unit,
        @Nullable Fired rule,
        String explanation,
        List<Reason> reasons,
        List<Other> candidates) {

    private static final int MAX_OTHERS = 3;

    /** Code and name of a unit. */
    public record Named(String code, String name) {}

    /** A rule that fits. */
    public record Fired(
            String reference,
            int position,
            String legalBasis,
            @Nullable String source,
            boolean sharedDuty) {}

    /** What a rule may ask of a ticket. */
    public enum Condition {
        MATTER,
        TYPE,
        LEVEL,
        REGION,
        KEYWORDS,
        EXCEPT_KEYWORDS,
        DATES,
        WINDOW,
        LOCAL
    }

    /**
     * A condition that holds.
     *
     * @param value what the rule asks for
     */
    public record Reason(Condition condition, String value, String text) {}

    /** Somebody else. */
    public record Other(Named unit, @Nullable Fired rule) {}

    static Suggestion of(int version, List<Duties.Candidate> candidates, TicketFacts facts, Messages messages) {
        var catalogue = version == 0 ? null : version;
        if (candidates.isEmpty()) {
            return new Suggestion(catalogue, null, null, messages.text("suggested-nothing"), List.of(), List.of());
        }
        var best = candidates.getFirst();
        var others = candidates.stream()
                .skip(1)
                .limit(MAX_OTHERS)
                .map(other -> new Other(named(other), fired(version, other)))
                .toList();
        var hit = best.hit();
        return new Suggestion(
                catalogue,
                named(best),
                fired(version, best),
                hit == null
                        ? messages.text("suggested-by-default", best.unit().name())
                        : messages.text(
                                "suggested-by-rule",
                                best.unit().name(),
                                Duties.reference(version, hit.position()),
                                hit.rule().legalBasis()),
                hit == null ? List.of() : Reasons.of(hit, facts, messages),
                others);
    }

    private static Named named(Duties.Candidate candidate) {
        return new Named(candidate.unit().code(), candidate.unit().name());
    }

    private static @Nullable Fired fired(int version, Duties.Candidate candidate) {
        var hit = candidate.hit();
        return hit == null
                ? null
                : new Fired(
                        Duties.reference(version, hit.position()),
                        hit.position(),
                        hit.rule().legalBasis(),
                        hit.rule().source(),
                        hit.rule().sharesDuty());
    }
}
