package cn.hotline.dispatch.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all keywords of a rule set in one pass over a text (Aho and Corasick 1975): thousands of rules with dozens of words each
 * would otherwise read every text thousands of times.
 */
final class Keywords {

    private static final int ROOT = 0;
    private static final int NONE = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Long, Integer> edges = new HashMap<>();
    private final BitSet first = new BitSet();

    /** Of each node: its longest proper suffix that is a node, the word that ends in it, the next suffix in which one ends. */
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {ROOT, NONE, ROOT}));

    /** @param words as {@link Subject#normal} leaves them */
    Keywords(Iterable<String> words) {
        Map<Integer, List<Character>> children = new HashMap<>();
        for (var word : words) {
            if (!numbers.containsKey(word)) {
                add(word, children);
            }
        }
        link(children);
    }

    /** @throws IllegalArgumentException for a word that was not given at first */
    int number(String word) {
        var number = numbers.get(word);
        if (number == null) {
            throw new IllegalArgumentException("not a keyword");
        }
        return number;
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** Numbers of the words that stand in a text. */
    BitSet in(String text) {
        var found = new BitSet(numbers.size());
        int state = ROOT;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (state == ROOT && !first.get(c)) {
                continue;
            }
            state = next(state, c);
            for (int node = state; node != ROOT; node = nodes.get(node)[2]) {
                if (nodes.get(node)[1] != NONE) {
                    found.set(nodes.get(node)[1]);
                }
            }
        }
        return found;
    }

    private void add(String word, Map<Integer, List<Character>> children) {
        first.set(word.charAt(0));
        int state = ROOT;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            var known = edges.get(edge(state, c));
            if (known == null) {
                nodes.add(new int[] {ROOT, NONE, ROOT});
                known = nodes.size() - 1;
                edges.put(edge(state, c), known);
                children.computeIfAbsent(state, s -> new ArrayList<>()).add(c);
            }
            state = known;
        }
        nodes.get(state)[1] = numbers.size();
        numbers.put(word, numbers.size());
    }

    /** Level by level, since a node's suffix is shorter than itself. */
    private void link(Map<Integer, List<Character>> children) {
        var queue = new ArrayDeque<>(List.of(ROOT));
        while (!queue.isEmpty()) {
            int parent = queue.remove();
            for (char c : children.getOrDefault(parent, List.of())) {
                int child = edges.getOrDefault(edge(parent, c), ROOT);
                int suffix = parent == ROOT ? ROOT : next(nodes.get(parent)[0], c);
                int[] node = nodes.get(child);
                node[0] = suffix;
                node[2] = nodes.get(suffix)[1] != NONE ? suffix : nodes.get(suffix)[2];
                queue.add(child);
            }
        }
    }

    private int next(int from, char c) {
        int state = from;
        while (true) {
            var target = edges.get(edge(state, c));
            if (target != null) {
                return target;
            }
            if (state == ROOT) {
                return ROOT;
            }
            state = nodes.get(state)[0];
        }
    }

    private static long edge(int node, char c) {
        return (long) node << 16 | c;
    }
}
