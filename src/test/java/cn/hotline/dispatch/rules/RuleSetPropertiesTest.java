package cn.hotline.dispatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The prepared rules decide as the plain ones would, for any rules and any ticket. */
class RuleSetPropertiesTest {

    private static final List<String> MATTERS = List.of("01", "0101", "010101", "010102", "02", "0201");
    private static final List<String> REGIONS = List.of("999900", "999901", "999901001", "999902", "999902001");
    private static final List<String> WORDS = List.of("路灯", "灯", "路", "停水", "水", "自来水停", "ab", "B");

    @Property(tries = 3000)
    void anIndexedSetDecidesAsANaiveScan(@ForAll("ruleLists") List<Rule> rules, @ForAll("tickets") Subject ticket) {
        assertThat(new RuleSet(1, rules).first(ticket)).isEqualTo(SomeRules.naive(rules, ticket));
    }

    @Property(tries = 1000)
    void theOrderOfRulesThatDoNotOverlapChangesNothing(
            @ForAll("ruleLists") List<Rule> rules, @ForAll("tickets") Subject ticket, @ForAll long seed) {
        var apart = apart(rules);
        var shuffled = new ArrayList<>(apart);
        Collections.shuffle(shuffled, new Random(seed));
        var hit = new RuleSet(1, apart).first(ticket);
        var other = new RuleSet(1, shuffled).first(ticket);
        assertThat(other == null ? null : other.rule()).isEqualTo(hit == null ? null : hit.rule());
        assertThat(other == null ? null : other.unit()).isEqualTo(hit == null ? null : hit.unit());
    }

    /** Each for a type and a level of its own. */
    private static List<Rule> apart(List<Rule> rules) {
        var apart = new ArrayList<Rule>();
        for (var type : TicketType.values()) {
            for (var level : Level.values()) {
                if (apart.size() < rules.size()) {
                    var rule = rules.get(apart.size());
                    apart.add(new Rule(
                            rule.matter(),
                            type,
                            level,
                            rule.region(),
                            rule.keywords(),
                            rule.exceptKeywords(),
                            rule.validFrom(),
                            rule.validUntil(),
                            rule.window(),
                            rule.unit(),
                            rule.local(),
                            rule.legalBasis(),
                            null,
                            null));
                }
            }
        }
        return apart;
    }

    @Provide
    Arbitrary<List<Rule>> ruleLists() {
        var matters = Arbitraries.of(MATTERS).injectNull(0.3);
        var types = Arbitraries.of(TicketType.class).injectNull(0.7);
        var levels = Arbitraries.of(Level.class).injectNull(0.7);
        var regions = Arbitraries.of(REGIONS).injectNull(0.7);
        var words = Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(3);
        var windows = Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(1, 24))
                .as((days, from, before) -> new Rule.Window(days, from, before));
        var units = Arbitraries.of("U1", "U2", "U3");
        var locals = Arbitraries.of(Rule.Local.class).injectNull(0.7);
        return Combinators.combine(
                        matters,
                        types,
                        levels,
                        regions,
                        words.injectNull(0.6),
                        words.injectNull(0.8),
                        windows.injectNull(0.8),
                        Combinators.combine(units, locals).as(Target::new))
                .as((matter, type, level, region, with, without, window, target) -> new Rule(
                        matter,
                        type,
                        level,
                        region,
                        with,
                        without,
                        window == null ? null : LocalDate.of(2026, 11, 24),
                        null,
                        window,
                        target.local() == null ? target.unit() : null,
                        target.local(),
                        "某法",
                        null,
                        null))
                .list()
                .ofMaxSize(12);
    }

    private record Target(String unit, Rule.Local local) {}

    @Provide
    Arbitrary<Subject> tickets() {
        return Combinators.combine(
                        Arbitraries.of(TicketType.class),
                        Arbitraries.of(Level.class),
                        Arbitraries.of("010101", "010102", "0201", "020199", "03")
                                .injectNull(0.1),
                        Arbitraries.of("999901", "999901001", "999902001", "999903")
                                .injectNull(0.2),
                        Arbitraries.of("路", "灯", "水", "停", "自", "来", "a", "Ｂ", "，")
                                .list()
                                .ofMaxSize(10),
                        Arbitraries.integers().between(0, 24 * 14),
                        Arbitraries.of("D", "E").injectNull(0.3),
                        Arbitraries.of("S", "T").injectNull(0.5))
                .as((type, level, matter, region, words, hours, district, street) -> new Subject(
                        type,
                        level,
                        matter,
                        region,
                        "题",
                        String.join("", words),
                        LocalDateTime.of(2026, 11, 20, 0, 0).plusHours(hours),
                        new Territory(district, street)));
    }
}
