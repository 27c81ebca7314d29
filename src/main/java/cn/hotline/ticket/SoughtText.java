package cn.hotline.ticket;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Words that a ticket's title or text must contain, as conditions of a list. */
final class SoughtText {

    private SoughtText() {}

    /** The pairs find candidates by index; the exact text then decides. */
    static void add(Conditions conditions, String text) {
        var grams = Grams.of(text);
        if (grams.isEmpty()) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("text", "text-too-short");
        }
        conditions.and(
                "t.id in (select s.ticketId from TicketSearch s where s.ticketId >= :oldest and s.ticketId < :newest and "
                        + includesAll(grams, conditions) + ")");
        IdSpan.ALL.on(conditions);
        var sought = Grams.normal(text);
        if (grams.size() == 1 && sought.equals(grams.getFirst())) {
            return; // the pair itself is all that is sought
        }
        conditions.and(
                "(" + normal("t.title") + " like :exact escape '!' or " + normal("t.text") + " like :exact escape '!')",
                "exact",
                "%" + sought.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
    }

    /** As {@link Grams#normal}, since a full-width comma in the text is found by what was copied out of it. */
    private static String normal(String column) {
        return "cast(sql('lower(normalize(?, NFKC))', " + column + ") as String)";
    }

    /** One by one, since a list as a parameter becomes a row of values and not an array. */
    private static String includesAll(List<String> grams, Conditions conditions) {
        var each = new ArrayList<String>();
        for (var gram : grams) {
            var name = "gram" + each.size();
            conditions.with(name, gram);
            each.add("array_contains(s.grams, :" + name + ")");
        }
        return String.join(" and ", each);
    }
}
