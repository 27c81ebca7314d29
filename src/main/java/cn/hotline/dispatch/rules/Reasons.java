package cn.hotline.dispatch.rules;

import cn.hotline.dispatch.rules.Suggestion.Condition;
import cn.hotline.dispatch.rules.Suggestion.Reason;
import cn.hotline.platform.Messages;
import cn.hotline.ticket.TicketFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of each condition of a rule that fits why it holds; the words are the rule's, never the citizen's. */
final class Reasons {

    private final Messages messages;
    private final List<Reason> list = new ArrayList<>();

    private Reasons(Messages messages) {
        this.messages = messages;
    }

    static List<Reason> of(RuleSet.Hit hit, TicketFacts facts, Messages messages) {
        var reasons = new Reasons(messages);
        var rule = hit.rule();
        reasons.add(Condition.MATTER, rule.matter(), "reason-matter");
        reasons.add(Condition.TYPE, rule.type(), "reason-type");
        reasons.add(Condition.LEVEL, rule.level(), "reason-level");
        reasons.add(Condition.REGION, rule.region(), "reason-region");
        reasons.addWords(rule, Subject.normal(facts.title() + "\n" + facts.text()));
        if (rule.validFrom() != null || rule.validUntil() != null) {
            reasons.add(Condition.DATES, text(rule.validFrom()) + "/" + text(rule.validUntil()), "reason-dates");
        }
        if (rule.window() != null) {
            reasons.add(Condition.WINDOW, text(rule.window()), "reason-window");
        }
        reasons.add(Condition.LOCAL, rule.local(), "reason-local");
        return reasons.list;
    }

    private void addWords(Rule rule, String words) {
        var found = rule.words().stream()
                .filter(word -> words.contains(Subject.normal(word).strip()))
                .collect(Collectors.joining("、"));
        if (!found.isEmpty()) {
            add(Condition.KEYWORDS, found, "reason-keywords");
        }
        if (!rule.forbiddenWords().isEmpty()) {
            add(Condition.EXCEPT_KEYWORDS, String.join("、", rule.forbiddenWords()), "reason-except-keywords");
        }
    }

    private void add(Condition condition, @Nullable Object asked, String key) {
        if (asked != null) {
            list.add(new Reason(condition, asked.toString(), messages.text(key, asked.toString())));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? ".." : value.toString();
    }

    private static String text(Rule.Window window) {
        var days = window.weekdays() == null
                ? ""
                : window.weekdays().stream().map(Enum::name).collect(Collectors.joining(" "));
        var hours = window.fromHour() == null ? "" : window.fromHour() + "-" + window.beforeHour();
        return (days + " " + hours).strip();
    }
}
