package cn.hotline.channel.phone.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How well calls are understood, field by field: on the calls the method was made with, and on those it never saw. */
class ProposalFiguresTest {

    /** F1 below which something was broken. */
    private static final Map<String, Double> MADE_WITH = Map.ofEntries(
            Map.entry("type", 0.95),
            Map.entry("level", 0.95),
            Map.entry("matter", 0.95),
            Map.entry("unit", 0.95),
            Map.entry("region", 0.92),
            Map.entry("address", 0.92),
            Map.entry("kind", 0.97),
            Map.entry("name", 0.95),
            Map.entry("phone", 0.97),
            Map.entry("elements", 0.92),
            Map.entry("questions", 0.85));

    private static final Map<String, Double> NEVER_SEEN = Map.ofEntries(
            Map.entry("type", 0.85),
            Map.entry("level", 0.85),
            Map.entry("matter", 0.85),
            Map.entry("unit", 0.85),
            Map.entry("region", 0.85),
            Map.entry("address", 0.80),
            Map.entry("kind", 0.90),
            Map.entry("name", 0.85),
            Map.entry("phone", 0.90),
            Map.entry("elements", 0.75),
            Map.entry("questions", 0.55));

    @Test
    void callsItWasMadeWith() throws IOException {
        measured("development.jsonl", MADE_WITH);
    }

    @Test
    void callsItNeverSaw() throws IOException {
        measured("held-out.jsonl", NEVER_SEEN);
    }

    private static void measured(String file, Map<String, Double> floors) throws IOException {
        var tally = new Tally();
        var marking = new Marking(tally);
        for (var call : ToldCall.all(file)) {
            marking.mark(call);
        }
        System.out.println(tally.table(file));
        System.out.println(tally.misses());
        floors.forEach(
                (field, floor) -> assertThat(tally.of(field).f1()).as(field).isGreaterThanOrEqualTo(floor));
    }
}
