package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import cn.hotline.channel.phone.proposal.Conversation.Said;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which choice of a form is meant: by the words that set it apart from the others, as forms and as people say them. */
final class Choices {

    private static final Set<String> OPEN = Set.of("OTHER", "UNKNOWN");
    private static final double IN_THE_ANSWER = 2.5;
    private static final double LEAST = 1.5;

    private final Conversation talk;
    private final Dialogue dialogue;

    Choices(Conversation talk, Dialogue dialogue) {
        this.talk = talk;
        this.dialogue = dialogue;
    }

    Optional<Proposed<Object>> read(Form.Element element) {
        var choices = Optional.ofNullable(element.choices()).orElse(List.of());
        var answer = dialogue.answer(element);
        var words = words(choices);
        var marks = new ArrayList<Mark>();
        for (var choice : choices) {
            if (!OPEN.contains(choice.value())) {
                var turns = new TreeSet<Integer>();
                marks.add(new Mark(choice.value(), score(words, choice, answer, turns), turns));
            }
        }
        marks.sort(Comparator.comparingDouble(Mark::score).reversed());
        if (marks.isEmpty() || marks.getFirst().score() < LEAST) {
            return Optional.empty();
        }
        var best = marks.getFirst();
        double second = marks.size() > 1 ? marks.get(1).score() : 0;
        double confidence = Math.min(0.93, best.score() / (best.score() + 0.8 * second + 0.6));
        return Optional.of(new Proposed<>(best.value(), confidence, List.copyOf(best.turns())));
    }

    /** How much speaks for a choice. */
    private record Mark(String value, double score, Set<Integer> turns) {}

    private double score(
            Map<String, Set<String>> words, Form.Choice choice, Optional<Said> answer, Set<Integer> turns) {
        double score = 0;
        for (var entry : words.entrySet()) {
            if (!entry.getValue().contains(choice.value())) {
                continue;
            }
            double telling = entry.getKey().length()
                    / (double) (entry.getValue().size() * entry.getValue().size());
            double best = 0;
            for (var said : talk.byCitizen()) {
                if (says(said, entry.getKey())) {
                    double here = telling * (answer.filter(said::equals).isPresent() ? IN_THE_ANSWER : 1);
                    best = Math.max(best, here);
                    turns.add(said.turn().index());
                }
            }
            score += best;
        }
        return score;
    }

    private static boolean says(Said said, String word) {
        int at = said.text().indexOf(word);
        while (at >= 0 && Negation.isBefore(said.text(), at)) {
            at = said.text().indexOf(word, at + 1);
        }
        return at >= 0;
    }

    /** By word the choices it speaks for. */
    private static Map<String, Set<String>> words(List<Form.Choice> choices) {
        var words = new HashMap<String, Set<String>>();
        for (var choice : choices) {
            for (var word : words(choice.label().zh())) {
                words.computeIfAbsent(word, w -> new HashSet<>()).add(choice.value());
            }
        }
        return words;
    }

    /** The label, its words, and what people say for them. */
    private static Set<String> words(String label) {
        var words = new ArrayList<String>(Words.of(label));
        words.add(label);
        var all = new HashSet<>(words);
        words.forEach(word -> all.addAll(Speech.variants(word)));
        Speech.within(label).forEach(word -> all.addAll(Speech.variants(word)));
        return all;
    }
}
