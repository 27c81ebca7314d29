package cn.hotline.dispatch.rules;

import cn.hotline.catalogue.Matter;
import cn.hotline.catalogue.Region;
import cn.hotline.catalogue.UnitCard;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the rules of a draft make sense, and what they name exists: three queries, however many rules. */
final class RuleCheck {

    /** As many as a problem may list. */
    private static final int MAX_FAULTS = 100;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private final Refusal refusal = new Refusal(ProblemType.INVALID, "invalid");
    private final Set<String> units;
    private final Set<String> regions;
    private final Set<String> matters = new HashSet<>();
    private int faults;

    private RuleCheck(List<Rule> rules) {
        units = UnitCard.among(named(rules, Rule::unit)).stream()
                .map(UnitCard::code)
                .collect(Collectors.toSet());
        regions = Region.knownAmong(named(rules, Rule::region));
        for (var code : Matter.codes()) {
            for (int length = 1; length <= code.length(); length++) {
                matters.add(code.substring(0, length));
            }
        }
    }

    /** @throws Refusal 422 naming each wrong rule, up to a hundred */
    static void demandSound(Draft draft) {
        int year = draft.effectiveFrom().getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Refusal.invalid("effectiveFrom", "constraint.range", FIRST_YEAR + " … " + LAST_YEAR);
        }
        demandSound(draft.rules());
    }

    static void demandSound(List<Rule> rules) {
        var check = new RuleCheck(rules);
        for (int i = 0; i < rules.size(); i++) {
            check.check("rules[" + i + "].", rules.get(i));
        }
        if (check.refusal.hasFields()) {
            throw check.refusal;
        }
    }

    private void check(String place, Rule rule) {
        demand((rule.unit() == null) != (rule.local() == null), place + "unit", "rule-target");
        demand(rule.unit() == null || units.contains(rule.unit()), place + "unit", "unit-unknown");
        demand(rule.matter() == null || matters.contains(rule.matter()), place + "matter", "rule-matter-unknown");
        demand(rule.region() == null || regions.contains(rule.region()), place + "region", "region-unknown");
        demand(areInOrder(rule), place + "validUntil", "rule-dates");
        demand(areHours(rule), place + "window", "rule-hours");
        demand(rule.words().stream().noneMatch(RuleCheck::isEmpty), place + "keywords", "constraint.not-blank");
        demand(
                rule.forbiddenWords().stream().noneMatch(RuleCheck::isEmpty),
                place + "exceptKeywords",
                "constraint.not-blank");
    }

    private void demand(boolean sound, String field, String key) {
        if (!sound && faults++ < MAX_FAULTS) {
            refusal.andField(field, key);
        }
    }

    /** An ideographic space is a character for the validation of shapes. */
    private static boolean isEmpty(String word) {
        return Subject.normal(word).isBlank();
    }

    private static boolean areInOrder(Rule rule) {
        var until = rule.validUntil() == null ? LocalDate.MAX : rule.validUntil();
        return rule.validFrom() == null || !until.isBefore(rule.validFrom());
    }

    private static boolean areHours(Rule rule) {
        var window = rule.window();
        return window == null
                || (window.fromHour() == null
                        ? window.beforeHour() == null && window.weekdays() != null
                        : window.beforeHour() != null && !window.fromHour().equals(window.beforeHour()));
    }

    private static Set<String> named(List<Rule> rules, Function<Rule, String> code) {
        return rules.stream().map(code).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
