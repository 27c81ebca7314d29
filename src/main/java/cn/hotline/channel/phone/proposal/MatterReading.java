package cn.hotline.channel.phone.proposal;

import cn.hotline.channel.phone.proposal.City.Sign;
import cn.hotline.channel.phone.proposal.PhraseIndex.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which matter a call is about: each phrase heard speaks for its matter, words of the catalogue a little, and denials against it. */
final class MatterReading {

    private static final double SOUND = 0.7;
    private static final double FADE = 0.75;
    private static final double WORD = 0.15;
    private static final double LEAST = 1.2;
    private static final double FURTHER = 3.5;
    private static final double CHANCE = 800;
    private static final int OPENING = 120;
    private static final double FIRST_THINGS_FIRST = 1.2;

    /**
     * A matter and what speaks for it.
     *
     * @param told by somebody else than this reading
     */
    record Found(
            KnownMatter matter,
            double score,
            List<Hit<Sign>> hits,
            @Nullable Proposed<String> told) {}

    private final City city;
    private final Conversation talk;

    MatterReading(City city, Conversation talk) {
        this.city = city;
        this.talk = talk;
    }

    /** The likeliest first. */
    List<Found> ranked() {
        var hits = new HashMap<String, List<Hit<Sign>>>();
        for (var hit : city.signsIn(talk)) {
            hits.computeIfAbsent(hit.target().matter().code(), code -> new ArrayList<>())
                    .add(hit);
        }
        var words = byWords();
        var found = new ArrayList<Found>();
        for (var matter : city.matters()) {
            var chosen = apart(hits.getOrDefault(matter.code(), List.of()));
            double score = score(chosen) + words.getOrDefault(matter.code(), 0.0);
            if (score >= LEAST) {
                found.add(new Found(matter, score, chosen, null));
            }
        }
        found.sort(Comparator.comparingDouble(Found::score)
                .reversed()
                .thenComparing(f -> f.matter().code()));
        return found;
    }

    /** The first, as sure as it is before the second. */
    static Proposed<String> proposed(Conversation talk, List<Found> ranked) {
        var first = ranked.getFirst();
        return first.told() != null
                ? first.told()
                : new Proposed<>(first.matter().code(), confidence(talk, ranked), evidence(talk, first));
    }

    private static List<Integer> evidence(Conversation talk, Found found) {
        return found.hits().stream().map(hit -> talk.turnAt(hit.start())).toList();
    }

    /** The longer somebody talks, the more is heard by chance. */
    private static double confidence(Conversation talk, List<Found> ranked) {
        double first = ranked.getFirst().score();
        double second = ranked.size() > 1 ? ranked.get(1).score() : 0;
        return first / (first + 0.6 * second + 0.7 + talk.text().length() / CHANCE);
    }

    /** What was told beside the first: of other words, and clearly. */
    static List<Proposed<String>> further(Conversation talk, List<Found> ranked) {
        if (ranked.isEmpty()) {
            return List.of();
        }
        var first = ranked.getFirst();
        return ranked.stream()
                .skip(1)
                .filter(other -> other.score() >= FURTHER && other.score() >= 0.4 * first.score())
                .filter(other -> other.hits().stream()
                        .noneMatch(hit -> first.hits().stream().anyMatch(of -> overlap(hit, of))))
                .limit(2)
                .map(found -> new Proposed<>(found.matter().code(), 0.6, evidence(talk, found)))
                .toList();
    }

    double weight(Hit<Sign> hit) {
        double trust = talk.trust(hit.start());
        double weight = hit.target().weight() * trust * (hit.bySound() ? SOUND : 1);
        if (trust > 0) {
            weight *= Negation.before(talk.text(), hit.start());
        }
        return hit.start() < OPENING && weight > 0 ? weight * FIRST_THINGS_FIRST : weight;
    }

    private double score(List<Hit<Sign>> hits) {
        double score = 0;
        double share = 1;
        for (var hit : hits) {
            double weight = weight(hit);
            score += weight > 0 ? weight * share : weight;
            share *= weight > 0 ? FADE : 1;
        }
        return score;
    }

    /** Of phrases over the same words the weightiest; a phrase that comes again counts once. */
    private List<Hit<Sign>> apart(List<Hit<Sign>> hits) {
        var inOrder = new ArrayList<>(hits);
        inOrder.sort(Comparator.comparingDouble((Hit<Sign> hit) -> -Math.abs(weight(hit)))
                .thenComparingInt(Hit::start));
        var chosen = new ArrayList<Hit<Sign>>();
        var phrases = new HashSet<String>();
        for (var hit : inOrder) {
            if (chosen.size() < 8
                    && chosen.stream().noneMatch(other -> overlap(hit, other))
                    && phrases.add(hit.target().phrase() + talk.isCitizenAt(hit.start()))) {
                chosen.add(hit);
            }
        }
        return chosen;
    }

    /** Rare words of the catalogue in the citizen's mouth. */
    private Map<String, Double> byWords() {
        var words = new HashSet<String>();
        talk.byCitizen().forEach(said -> words.addAll(Words.of(said.text())));
        var scores = new HashMap<String, Double>();
        double all = Math.max(2, city.matters().size());
        for (var word : words) {
            var matters = city.mattersWith(word);
            for (var code : matters) {
                scores.merge(code, WORD * Math.log(all / matters.size()), Double::sum);
            }
        }
        return scores;
    }

    private static boolean overlap(Hit<?> one, Hit<?> other) {
        return one.start() < other.end() && other.start() < one.end();
    }
}
