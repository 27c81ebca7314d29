package cn.hotline.dispatch.rules;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules and tickets for tests, written as JSON where that reads best. */
final class SomeRules {

    static final LocalDateTime MONDAY_MORNING = LocalDateTime.of(2026, 11, 23, 10, 0);

    private SomeRules() {}

    /** A rule with these conditions that names the unit. */
    static Rule rule(String conditions, String unit) {
        var json = "{" + conditions + (conditions.isEmpty() ? "" : ",") + "\"unit\":\"" + unit
                + "\",\"legalBasis\":\"某法第一条\"}";
        return RuleJson.read("[" + json.replace('\'', '"') + "]").getFirst();
    }

    static Rule local(String conditions, Rule.Local local) {
        var json = "{" + conditions + ",\"local\":\"" + local + "\",\"legalBasis\":\"某法第二条\"}";
        return RuleJson.read("[" + json.replace('\'', '"') + "]").getFirst();
    }

    static Subject ticket(@Nullable String matter, @Nullable String region, String text, LocalDateTime at) {
        return new Subject(
                TicketType.COMPLAINT, Level.URGENT, matter, region, "建设路", text, at, new Territory("D", "S"));
    }

    static Subject ticket() {
        return ticket("010104", "999901001", "门前的路灯不亮，自来水也停了，ＡＰＰ打不开", MONDAY_MORNING);
    }

    /** The first rule that fits, found by looking at one after the other and at nothing prepared. */
    static RuleSet.@Nullable Hit naive(List<Rule> rules, Subject ticket) {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var unit = rule.local() == null
                    ? rule.unit()
                    : Map.of(
                                    Rule.Local.DISTRICT,
                                            String.valueOf(ticket.territory().district()),
                                    Rule.Local.STREET,
                                            String.valueOf(ticket.territory().street()))
                            .get(rule.local());
            if (fits(rule, ticket) && unit != null && !unit.equals("null")) {
                return new RuleSet.Hit(i + 1, rule, unit);
            }
        }
        return null;
    }

    private static boolean fits(Rule rule, Subject ticket) {
        var words = ticket.words();
        return (rule.matter() == null
                        || (ticket.matter() != null && ticket.matter().startsWith(rule.matter())))
                && (rule.type() == null || rule.type() == ticket.type())
                && (rule.level() == null || rule.level() == ticket.level())
                && (rule.region() == null || isInside(ticket.region(), rule.region()))
                && (rule.keywords() == null || rule.keywords().stream().anyMatch(w -> words.contains(normal(w))))
                && (rule.exceptKeywords() == null
                        || rule.exceptKeywords().stream().noneMatch(w -> words.contains(normal(w))))
                && rule.holdsAt(ticket.at());
    }

    private static String normal(String word) {
        return Subject.normal(word).strip();
    }

    private static boolean isInside(@Nullable String region, String other) {
        var prefix = other.length() > 6 ? other : other.replaceFirst("(00)+$", "");
        return region != null && region.startsWith(prefix);
    }
}
