package cn.hotline.channel.phone.proposal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How people speak, whatever the city: small tables beside the program. */
final class Speech {

    private static final Map<String, List<String>> SYNONYMS = rows("synonyms.csv").stream()
            .collect(Collectors.toUnmodifiableMap(
                    row -> row.get(0), row -> List.of(row.get(1).split("\\|", -1))));

    private Speech() {}

    /** The rows of a table, without its heading. */
    static List<List<String>> rows(String file) {
        try (InputStream in = Speech.class.getResourceAsStream("/speech/" + file)) {
            var text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            var rows = new ArrayList<List<String>>();
            text.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .forEach(line -> rows.add(List.of(line.split(",", -1))));
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What people say for a word of a form; the word itself is not among it. */
    static List<String> variants(String word) {
        return SYNONYMS.getOrDefault(word, List.of());
    }

    /** Words of forms that stand in a label and have other words in people's mouths. */
    static List<String> within(String label) {
        return SYNONYMS.keySet().stream().filter(label::contains).sorted().toList();
    }
}
