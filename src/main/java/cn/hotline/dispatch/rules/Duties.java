package cn.hotline.dispatch.rules;

import cn.hotline.catalogue.Matter;
import cn.hotline.catalogue.Unit;
import cn.hotline.catalogue.UnitCard;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.TicketFacts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose duty a ticket is now: by the first rule in force that fits, else by the default of its matter. */
@Singleton
public final class Duties {

    /** The unit suggested and three others, and some to spare for rules that name the same ones. */
    private static final int WEIGHED = 12;

    private static final RuleSet NOTHING = new RuleSet(0, List.of());

    private final Clock clock;

    /** What is published never changes, so that its version tells whether it is still the right one. */
    private volatile RuleSet inForce = NOTHING;

    Duties(Clock clock) {
        this.clock = clock;
    }

    /** A unit whose duty a ticket may be; without a rule by the default of the matter. */
    record Candidate(UnitCard unit, RuleSet.@Nullable Hit hit) {}

    /** What a dispatcher should look at before deciding. */
    public Suggestion suggestion(TicketFacts facts, Messages messages) {
        var rules = rulesInForce();
        return Suggestion.of(rules.version(), candidates(rules, facts, WEIGHED), facts, messages);
    }

    /**
     * The dispatch of a ticket to a unit, or to the one whose duty it is when none is named.
     *
     * @throws Refusal 422 on {@code unit} when there is no such unit, none can be suggested, its return of this ticket was upheld, or a
     *     department's duty would go to the street level
     */
    public Action.Dispatch dispatch(TicketFacts facts, @Nullable String unit, @Nullable String note) {
        var rules = rulesInForce();
        var duty = duty(rules, facts);
        var code = unit != null ? unit : duty != null ? duty.unit().code() : null;
        if (code == null) {
            throw Refusal.invalid("unit", "unit-needed");
        }
        var target = Unit.handling("unit", code);
        if (facts.handling().duty().hasReturned(target)) {
            throw Refusal.invalid("unit", "returned-by-unit");
        }
        demandLawful(duty, target.code());
        var hit = duty != null && duty.unit().code().equals(code) ? duty.hit() : null;
        return new Action.Dispatch(target, note, hit == null ? null : reference(rules.version(), hit.position()));
    }

    /**
     * A department's duty is not pushed down (派单下沉): units of streets and communities get it only where the rule shares it.
     *
     * @throws Refusal 422 on {@code unit}, naming whose duty it is and by which law
     */
    public void demandNotPushedDown(TicketFacts facts, String unit) {
        demandLawful(duty(rulesInForce(), facts), unit);
    }

    private static void demandLawful(@Nullable Candidate duty, String target) {
        if (duty == null
                || duty.unit().kind() != Unit.Kind.DEPARTMENT
                || (duty.hit() != null && duty.hit().rule().sharesDuty())
                || !isStreetLevel(target)) {
            return;
        }
        var name = duty.unit().name();
        throw duty.hit() == null
                ? Refusal.invalid("unit", "duty-of-department-by-default", name)
                : Refusal.invalid(
                        "unit", "duty-of-department", name, duty.hit().rule().legalBasis());
    }

    private static boolean isStreetLevel(String unit) {
        return UnitCard.among(List.of(unit)).stream()
                .anyMatch(card -> card.kind() == Unit.Kind.STREET || card.kind() == Unit.Kind.COMMUNITY);
    }

    /** The first rule nearly always names a unit that is there; only if not are the others weighed. */
    private @Nullable Candidate duty(RuleSet rules, TicketFacts facts) {
        var first = candidates(rules, facts, 1);
        var all = first.isEmpty() ? candidates(rules, facts, WEIGHED) : first;
        return all.isEmpty() ? null : all.getFirst();
    }

    private List<Candidate> candidates(RuleSet rules, TicketFacts facts, int most) {
        var hits = rules.size() == 0 ? List.<RuleSet.Hit>of() : rules.fitting(subject(rules, facts), most);
        var matter = facts.matter();
        var byDefault = matter == null || hits.size() == most ? null : Matter.defaultUnit(matter.code());
        var codes = Stream.concat(hits.stream().map(RuleSet.Hit::unit), Stream.ofNullable(byDefault))
                .collect(Collectors.toSet());
        var cards = UnitCard.among(codes).stream().collect(Collectors.toMap(UnitCard::code, Function.identity()));
        var candidates = new ArrayList<Candidate>();
        hits.forEach(hit -> add(candidates, cards.get(hit.unit()), hit));
        if (byDefault != null) {
            add(candidates, cards.get(byDefault), null);
        }
        return candidates;
    }

    /** Each unit once, by the first that names it. */
    private static void add(List<Candidate> candidates, @Nullable UnitCard unit, RuleSet.@Nullable Hit hit) {
        if (unit != null && candidates.stream().noneMatch(c -> c.unit().code().equals(unit.code()))) {
            candidates.add(new Candidate(unit, hit));
        }
    }

    private Subject subject(RuleSet rules, TicketFacts facts) {
        var region = facts.region();
        return new Subject(
                facts.type(),
                facts.level(),
                facts.matter() == null ? null : facts.matter().code(),
                region,
                facts.title(),
                facts.text(),
                LocalDateTime.ofInstant(clock.instant(), clock.getZone()),
                region == null || !rules.asksForPlace()
                        ? Territory.NOWHERE
                        : Territory.of(region, UnitCard.governing(Territory.divisions(region))));
    }

    private RuleSet rulesInForce() {
        var version = DispatchCatalogue.inForce(LocalDate.ofInstant(clock.instant(), clock.getZone()));
        var rules = inForce;
        if (version == null) {
            return NOTHING;
        }
        if (rules.version() != version) {
            rules = new RuleSet(version, DispatchCatalogue.rulesOf(version));
            inForce = rules;
        }
        return rules;
    }

    static String reference(int version, int position) {
        return "v" + version + "#" + position;
    }
}
