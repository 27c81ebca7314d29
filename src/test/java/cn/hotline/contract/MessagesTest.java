package cn.hotline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.platform.ProblemType;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that the code asks for is there, in both languages, and says the same of the same arguments. */
class MessagesTest {

    private static final Properties CHINESE = bundle("zh");
    private static final Properties ENGLISH = bundle("en");

    /** Calls that take a key: the name of the call and the place of the key among its arguments. */
    private static final List<Taker> TAKERS = List.of(
            new Taker("Refusal.invalid", 1, false),
            new Taker("Refusal.notFound", 0, false),
            new Taker("Refusal.forbidden", 0, false),
            new Taker("Refusal.unavailable", 0, false),
            new Taker("Refusal.tooMany", 0, true),
            new Taker("new Refusal", 1, false),
            new Taker("andField", 1, false),
            new Taker("refusal", 1, false),
            new Taker("messages.text", 0, false));

    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z.-]+)\"");

    /** @param minutes whether the call adds the minutes to wait as an argument of its own */
    private record Taker(String call, int key, boolean minutes) {}

    private record Use(String key, int arguments, String place) {}

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(new TreeSet<>(CHINESE.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(ENGLISH.stringPropertyNames()));
    }

    @Test
    void everyKindOfProblemHasATitleAPageAndWords() {
        for (var type : ProblemType.values()) {
            assertThat(CHINESE).containsKeys("problem." + type.slug(), "page." + type.slug());
        }
    }

    @Test
    void everyKeyThatTheCodeNamesIsThere() throws IOException {
        var uses = uses();
        assertThat(uses).hasSizeGreaterThan(80);
        assertThat(uses).allMatch(use -> CHINESE.containsKey(use.key()));
    }

    @Test
    void everyTextGetsTheArgumentsItAsksFor() throws IOException {
        assertThat(uses())
                .allMatch(use ->
                        arguments(CHINESE.getProperty(use.key())).stream().allMatch(n -> n < use.arguments()));
    }

    @Test
    void bothLanguagesUseTheSameArguments() {
        for (var key : CHINESE.stringPropertyNames()) {
            assertThat(arguments(ENGLISH.getProperty(key))).as(key).isEqualTo(arguments(CHINESE.getProperty(key)));
        }
    }

    @Test
    void everyTextIsAFormatWithoutLoneQuotes() {
        Stream.of(CHINESE, ENGLISH)
                .forEach(bundle -> bundle.forEach((key, text) -> {
                    assertThat(new MessageFormat((String) text).toPattern())
                            .as((String) key)
                            .isNotBlank();
                    assertThat(((String) text).replace("''", ""))
                            .as((String) key)
                            .doesNotContain("'");
                }));
    }

    @Test
    void chineseTextsAreChineseAndEnglishOnesEnglish() {
        var han = Pattern.compile("\\p{IsHan}");
        CHINESE.forEach(
                (key, text) -> assertThat((String) text).as((String) key).containsPattern(han));
        ENGLISH.forEach(
                (key, text) -> assertThat((String) text).as((String) key).doesNotContainPattern(han));
    }

    @Test
    void noTextIsKeptThatNobodyAsksFor() throws IOException {
        var code = new StringBuilder();
        for (var file : sources()) {
            code.append(Files.readString(file));
        }
        var slugs = Stream.of(ProblemType.values()).map(ProblemType::slug).collect(Collectors.toSet());
        assertThat(CHINESE.stringPropertyNames().stream()
                        .filter(key -> !key.matches(
                                "(problem|page|status|channel|step|queue-step|queue-not-now|return|suspension|supervision|clock"
                                        + "|reply|survey)\\..*"))
                        .filter(key -> !slugs.contains(key))
                        .filter(key -> code.indexOf('"' + key + '"') < 0))
                .isEmpty();
    }

    private static List<Use> uses() throws IOException {
        var uses = new ArrayList<Use>();
        for (var file : sources()) {
            var code = Files.readString(file);
            for (var taker : TAKERS) {
                var call = Pattern.compile("\\b" + Pattern.quote(taker.call()) + "\\(")
                        .matcher(code);
                while (call.find()) {
                    var arguments = argumentsFrom(code, call.end());
                    var key =
                            arguments.size() > taker.key() ? KEY.matcher(arguments.get(taker.key())) : KEY.matcher("");
                    if (key.matches()) {
                        int given = taker.minutes() ? 1 : arguments.size() - taker.key() - 1;
                        uses.add(new Use(key.group(1), given, file.getFileName().toString()));
                    }
                }
            }
        }
        return uses;
    }

    /** The arguments of a call as they are written, from behind its bracket. */
    private static List<String> argumentsFrom(String code, int start) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        boolean quoted = false;
        int from = start;
        for (int i = start; i < code.length(); i++) {
            char c = code.charAt(i);
            quoted ^= c == '"' && code.charAt(i - 1) != '\\';
            if (!quoted && (c == ',' || c == ')') && depth == 0) {
                arguments.add(code.substring(from, i).strip());
                from = i + 1;
            }
            if (!quoted && c == ')' && depth-- == 0) {
                return arguments;
            }
            depth += !quoted && c == '(' ? 1 : 0;
        }
        return arguments;
    }

    private static Set<Integer> arguments(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(m -> Integer.valueOf(m.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/cn/hotline"))) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.toString().contains("hotline/demo/")
                            && !f.toString().contains("hotline/bench/"))
                    .toList();
        }
    }

    private static Properties bundle(String language) {
        var bundle = new Properties();
        try {
            bundle.load(new StringReader(
                    Files.readString(Path.of("src/main/resources/messages_" + language + ".properties"))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bundle;
    }
}
