package cn.hotline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of settings says what the program has: every variable, its property and its default. */
class SettingsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TABLE = Path.of("docs/settings.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\S+) \\| (\\S+) \\|");
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z][\\w.-]*)=\\$\\{(HOTLINE_\\w+):(.*)}$");
    private static final Pattern VARIABLE = Pattern.compile("HOTLINE_[A-Z_]*[A-Z]");

    /** What the table says beside a variable, or the program has. */
    private record Setting(String property, String standard) {}

    @Test
    void theTableHasEverySettingOfTheProgramWithItsPropertyAndDefault() throws IOException {
        var table = table();
        configured().forEach((variable, setting) -> assertThat(table).containsEntry(variable, setting));
    }

    @Test
    void theTableHasNoSettingThatTheProgramHasNot() throws IOException {
        var known = new TreeSet<>(configured().keySet());
        known.addAll(mentioned());
        assertThat(table().keySet()).isSubsetOf(known);
    }

    @Test
    void noVariableIsReadThatTheTableDoesNotName() throws IOException {
        assertThat(mentioned()).isSubsetOf(table().keySet());
    }

    private static Map<String, Setting> table() throws IOException {
        var settings = new TreeMap<String, Setting>();
        ROW.matcher(Files.readString(TABLE))
                .results()
                .forEach(row -> settings.put(row.group(1), new Setting(bare(row.group(2)), bare(row.group(3)))));
        assertThat(settings).isNotEmpty();
        return settings;
    }

    /** Variables with a name of their own in application.properties, and those that follow from a property's name. */
    private static Map<String, Setting> configured() throws IOException {
        var settings = new TreeMap<String, Setting>();
        LINE.matcher(Files.readString(Path.of("src/main/resources/application.properties")))
                .results()
                .forEach(line -> settings.put(line.group(2), new Setting(line.group(1), orNone(line.group(3)))));
        var named = settings.values().stream().map(Setting::property).toList();
        for (var mapping : mappings()) {
            ofMapping(mapping).forEach((property, standard) -> {
                if (!named.contains(property)) {
                    settings.put(variable(property), new Setting(property, standard));
                }
            });
        }
        return settings;
    }

    /** By their source: to look into each class of the program would take longer than all else here. */
    private static List<Class<?>> mappings() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var found = files.filter(file ->
                            file.toString().endsWith(".java") && read(file).contains("@ConfigMapping("))
                    .flatMap(file -> withThoseInside(SOURCES.relativize(file)))
                    .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static Stream<Class<?>> withThoseInside(Path source) {
        try {
            var type = Class.forName(source.toString().replace(".java", "").replace('/', '.'));
            return Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> ofMapping(Class<?> mapping) {
        var prefix = mapping.getAnnotation(ConfigMapping.class).prefix() + ".";
        var defaults = new TreeMap<String, String>();
        Arrays.stream(mapping.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .forEach(method -> defaults.put(prefix + name(method), standard(method)));
        return defaults;
    }

    private static String name(Method method) {
        var given = method.getAnnotation(WithName.class);
        return given != null
                ? given.value()
                : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String standard(Method method) {
        var given = method.getAnnotation(WithDefault.class);
        return given == null ? "–" : given.value();
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** Wherever the program or its launcher speaks of one. */
    private static Set<String> mentioned() throws IOException {
        var text = new StringBuilder(Files.readString(Path.of("hotline")))
                .append(Files.readString(Path.of("src/main/resources/application.properties")));
        try (var files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> text.append(read(file)));
        }
        var names = new TreeSet<String>();
        VARIABLE.matcher(text).results().map(MatchResult::group).forEach(names::add);
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bare(String cell) {
        return cell.replace("`", "");
    }

    private static String orNone(String standard) {
        return standard.isEmpty() ? "–" : standard;
    }
}
