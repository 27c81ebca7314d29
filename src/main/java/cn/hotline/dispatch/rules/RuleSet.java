package cn.hotline.dispatch.rules;

import cn.hotline.ticket.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of a catalogue, made ready to be asked often: the first one that fits a ticket wins. Knows no clock and no database. */
final class RuleSet {

    /** More matters than a city has; beyond it the candidates are sought anew. */
    private static final int MAX_MATTERS = 5000;

    private final int version;
    private final List<Prepared> rules = new ArrayList<>();
    private final Keywords keywords;
    private final Map<String, List<Integer>> byMatter = new HashMap<>();
    private final Map<String, int[]> candidates = new ConcurrentHashMap<>();

    RuleSet(int version, List<Rule> given) {
        this.version = version;
        this.keywords = new Keywords(given.stream()
                .flatMap(rule -> Stream.concat(rule.words().stream(), rule.forbiddenWords().stream()))
                .map(RuleSet::wanted)
                .toList());
        for (var rule : given) {
            byMatter.computeIfAbsent(rule.matter() == null ? "" : rule.matter(), m -> new ArrayList<>())
                    .add(rules.size());
            rules.add(prepared(rule));
        }
    }

    /** A rule that fits, and whose duty the ticket is by it. */
    record Hit(int position, Rule rule, String unit) {}

    private record Prepared(Rule rule, @Nullable String region, BitSet words, BitSet forbidden) {}

    int version() {
        return version;
    }

    int size() {
        return rules.size();
    }

    /** Whether title and text have to be read at all. */
    boolean asksForWords() {
        return !keywords.isEmpty();
    }

    boolean asksForPlace() {
        return rules.stream().anyMatch(prepared -> prepared.rule().local() != null);
    }

    @Nullable
    Hit first(Subject subject) {
        var hits = fitting(subject, 1);
        return hits.isEmpty() ? null : hits.getFirst();
    }

    /** Those that fit, in their order, at most so many. */
    List<Hit> fitting(Subject subject, int most) {
        var hits = new ArrayList<Hit>(most);
        BitSet found = null;
        for (int i : candidates(subject.matter())) {
            var prepared = rules.get(i);
            if (!fits(prepared, subject)) {
                continue;
            }
            if (asksForWords(prepared)) {
                found = found == null ? keywords.in(subject.words()) : found;
                if (!fits(prepared, found)) {
                    continue;
                }
            }
            var unit = prepared.rule().target(subject.territory());
            if (unit != null && hits.size() < most) {
                hits.add(new Hit(i + 1, prepared.rule(), unit));
            }
            if (hits.size() == most) {
                break;
            }
        }
        return hits;
    }

    private static boolean fits(Prepared prepared, Subject subject) {
        var rule = prepared.rule();
        return (rule.type() == null || rule.type() == subject.type())
                && (rule.level() == null || rule.level() == subject.level())
                && (prepared.region() == null
                        || (subject.region() != null && subject.region().startsWith(prepared.region())))
                && rule.holdsAt(subject.at());
    }

    private static boolean fits(Prepared prepared, BitSet found) {
        return (prepared.words().isEmpty() || prepared.words().intersects(found))
                && !prepared.forbidden().intersects(found);
    }

    private static boolean asksForWords(Prepared prepared) {
        return !prepared.words().isEmpty() || !prepared.forbidden().isEmpty();
    }

    private Prepared prepared(Rule rule) {
        var region = rule.region() == null ? null : Place.divisionPrefix(rule.region());
        return new Prepared(rule, region, numbers(rule.words()), numbers(rule.forbiddenWords()));
    }

    private BitSet numbers(List<String> words) {
        var numbers = new BitSet();
        words.forEach(word -> numbers.set(keywords.number(wanted(word))));
        return numbers;
    }

    private static String wanted(String word) {
        return Subject.normal(word).strip();
    }

    /** Places of the rules for a matter or for any, in their order. */
    private int[] candidates(@Nullable String matter) {
        var code = matter == null ? "" : matter;
        var known = candidates.get(code);
        if (known != null) {
            return known;
        }
        int[] sought = IntStream.rangeClosed(0, code.length())
                .mapToObj(length -> byMatter.getOrDefault(code.substring(0, length), List.of()))
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        if (candidates.size() < MAX_MATTERS) {
            candidates.put(code, sought);
        }
        return sought;
    }
}
