package cn.hotline.bench;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** How many tickets and rules, and whether some rules look for words. */
record DryRunPlan(int tickets, int rules, boolean words) {

    private static final List<String> TYPES = List.of("CONSULTATION", "HELP", "COMPLAINT", "REPORT", "SUGGESTION");
    private static final List<String> UNITS = List.of("JL-CG", "JL-ZJ", "JL-HB", "JL-YL", "JL-SJ", "JL-JT", "JL-SW");
    private static final int WITH_WORDS = 10;

    /** @return nothing for anything that is not understood */
    static Optional<DryRunPlan> of(String[] args) {
        var plan = new DryRunPlan(100_000, 2000, true);
        for (int i = 0; i < args.length; i += 2) {
            var value = i + 1 < args.length ? args[i + 1] : "";
            plan = switch (args[i]) {
                case "--tickets" -> new DryRunPlan(number(value), plan.rules, plan.words);
                case "--rules" -> new DryRunPlan(plan.tickets, number(value), plan.words);
                case "--words" ->
                    new DryRunPlan(plan.tickets, value.matches("on|off") ? plan.rules : 0, value.equals("on"));
                default -> new DryRunPlan(0, 0, false);
            };
        }
        return plan.isSane() ? Optional.of(plan) : Optional.empty();
    }

    /** Rules as a city has them: mostly a matter with a type or a division, some with words, most of which no text has. */
    String catalogue(List<String> matters, List<String> regions) {
        var list = new StringJoiner(",", "[", "]");
        for (int i = 0; i < rules; i++) {
            var matter = matters.get(i % matters.size());
            var rule =
                    new StringBuilder("{\"legalBasis\":\"《条例》第").append(i + 1).append("条\",");
            if (words && i % WITH_WORDS == 0) {
                rule.append("\"matter\":\"")
                        .append(matter, 0, 2)
                        .append("\",\"keywords\":[\"路灯")
                        .append(i);
                rule.append("\",\"油烟机\",\"占道").append(i).append("\"],\"exceptKeywords\":[\"感谢\"],");
            } else {
                rule.append("\"matter\":\"").append(matter).append("\",\"region\":\"");
                rule.append(regions.get(i * 5 % regions.size())).append("\",");
                rule.append(i % 3 == 0 ? "\"type\":\"" + TYPES.get(i % TYPES.size()) + "\"," : "");
            }
            list.add(rule.append("\"unit\":\"")
                    .append(UNITS.get(i % UNITS.size()))
                    .append("\"}"));
        }
        return "{\"title\":\"压测\",\"effectiveFrom\":\"2150-01-01\",\"source\":\"压测\",\"rules\":" + list + "}";
    }

    private static int number(String value) {
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
    }

    private boolean isSane() {
        return tickets >= 1 && tickets <= 100_000 && rules >= 1 && rules <= 5000;
    }
}
