package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The catalogue as a citizen sees it, and the leaf a message goes under. */
final class Matters {
    private static final String OTHER = "其他";
    // In many names, and about the kind of wish, not what it is about.
    private static final Set<String> SAY_NOTHING = Set.of(OTHER, "投诉", "咨询", "举报", "建议", "求助", "诉求", "服务", "办理");

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Detail> details = new ConcurrentHashMap<>();
    private final Api api;

    Matters(Api api, JsonNode list) {
        this.api = api;
        list.path("items").forEach(item -> entries.add(Entry.of(item)));
        if (leaves(null).isEmpty()) {
            throw CannotStart.noService("the service has no matters; start it with its demo city");
        }
    }

    /** The leaf for a message: its own matter, or by label and words; null when nothing fits. */
    @Nullable
    Detail choose(Message message) {
        Entry root = message.matter() == null ? top(message.label()) : named(message.matter());
        if (root == null) {
            return null;
        }
        return root.leaf() ? detail(root.code()) : best(root, message);
    }

    /** What an agent takes when nothing fits. */
    Detail catchAll() {
        Entry top = top(OTHER);
        return catchAll(leaves(top));
    }

    Detail detail(String code) {
        Detail known = details.get(code);
        if (known != null) {
            return known;
        }
        Answer answer = api.done(Caller.staff("manager"), Call.get(Step.START, "/api/staff/v1/matters/" + code));
        Detail detail = Detail.of(answer.body());
        details.put(code, detail);
        return detail;
    }

    private Detail best(Entry root, Message message) {
        List<Entry> leaves = leaves(root);
        String words = message.title() + "\n" + message.text();
        Entry best = null;
        long most = 0;
        for (Entry leaf : leaves) {
            long hits = leaf.pairs().stream().filter(words::contains).count();
            if (hits > most) {
                most = hits;
                best = leaf;
            }
        }
        return best == null ? catchAll(leaves) : detail(best.code());
    }

    private Detail catchAll(List<Entry> leaves) {
        for (Entry leaf : leaves) {
            if (leaf.name().contains(OTHER)) {
                return detail(leaf.code());
            }
        }
        for (Entry leaf : leaves) {
            Detail detail = detail(leaf.code());
            if (Form.isOptional(detail.elements())) {
                return detail;
            }
        }
        return detail(leaves.getLast().code());
    }

    private @Nullable Entry top(String name) {
        return entries.stream()
                .filter(entry -> entry.parent().isEmpty() && entry.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Entry named(String codeOrName) {
        return entries.stream()
                .filter(entry -> entry.code().equals(codeOrName) || entry.name().equals(codeOrName))
                .findFirst()
                .orElseThrow(() -> StepFailed.because(Step.FILE, "the catalogue has no matter " + codeOrName));
    }

    private List<Entry> leaves(@Nullable Entry root) {
        return entries.stream()
                .filter(Entry::leaf)
                .filter(leaf -> root == null || isBelow(leaf, root))
                .toList();
    }

    private boolean isBelow(Entry entry, Entry root) {
        if (entry.code().equals(root.code())) {
            return true;
        }
        return entries.stream()
                .filter(parent -> parent.code().equals(entry.parent()))
                .anyMatch(parent -> isBelow(parent, root));
    }

    /** A matter with its form's elements. */
    record Detail(String code, JsonNode elements) {
        private static Detail of(JsonNode body) {
            return new Detail(body.path("code").asText(), body.path("form").path("elements"));
        }
    }

    private record Entry(String code, String name, String parent, boolean leaf, Set<String> pairs) {
        private static Entry of(JsonNode item) {
            String name = item.path("name").asText();
            return new Entry(
                    item.path("code").asText(),
                    name,
                    item.path("parent").asText(),
                    item.path("leaf").asBoolean(),
                    pairs(name));
        }

        private static Set<String> pairs(String name) {
            return IntStream.range(0, name.length() - 1)
                    .mapToObj(i -> name.substring(i, i + 2))
                    .filter(pair ->
                            pair.codePoints().allMatch(Character::isLetterOrDigit) && !SAY_NOTHING.contains(pair))
                    .collect(Collectors.toSet());
        }
    }
}
