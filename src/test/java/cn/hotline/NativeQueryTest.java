package cn.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Native queries name an entity, {@code Object[]} or nothing: the plan of one that names another class is never found again. */
class NativeQueryTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern TEXT = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern CALL = Pattern.compile("createNativeQuery\\(");
    private static final String ROW = "Object[].class";

    @Test
    void nativeQueriesNameNoClassThatIsNoEntity() throws IOException {
        var sources = sources();
        var entities = sources.stream()
                .filter(source -> source.text().contains("\n@Entity\n"))
                .map(source -> source.name() + ".class")
                .collect(Collectors.toSet());
        assertThat(entities).contains("Ticket.class");
        assertThat(sources.stream().flatMap(source -> wrong(source, entities).stream()))
                .as("read one column by platform.OneColumn, and name no class")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            db.createNativeQuery(sql)                                        | true
            db.createNativeQuery("select f(a, b), ':)'", Object[].class)     | true
            db.createNativeQuery(FIRST.formatted(a, b), Ticket.class)        | true
            db.createNativeQuery(FIRST.formatted(a, UUID.class))             | true
            db.createNativeQuery("select id from ticket", UUID.class)        | false
            db.createNativeQuery(what + which, type).getResultList()         | false
            db.createNativeQuery(a ? "(" : f(")", 1), byte[].class)          | false
            """)
    void whatIsNamedIsSeen(String code, boolean isRight) {
        assertThat(wrong(new Source("Some", code), Set.of("Ticket.class")).isEmpty())
                .isEqualTo(isRight);
    }

    private record Source(String name, String text) {}

    private static List<String> wrong(Source source, Set<String> entities) {
        var wrong = new ArrayList<String>();
        var code = TEXT.matcher(source.text()).replaceAll("\"\"");
        for (var call = CALL.matcher(code); call.find(); ) {
            var named = lastArgument(code, call.end());
            if (!named.isEmpty() && !named.equals(ROW) && !entities.contains(named)) {
                wrong.add(source.name() + ": " + named);
            }
        }
        return wrong;
    }

    /** Behind the last comma that belongs to the call itself; empty when there is none. */
    private static String lastArgument(String code, int begin) {
        int depth = 1;
        int comma = -1;
        int at = begin;
        for (; depth > 0; at++) {
            switch (code.charAt(at)) {
                case '(', '{' -> depth++;
                case ')', '}' -> depth--;
                case ',' -> comma = depth == 1 ? at : comma;
                default -> {}
            }
        }
        return comma < 0 ? "" : code.substring(comma + 1, at - 1).strip();
    }

    private static List<Source> sources() throws IOException {
        try (var files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(NativeQueryTest::source)
                    .toList();
        }
    }

    private static Source source(Path file) {
        try {
            return new Source(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
