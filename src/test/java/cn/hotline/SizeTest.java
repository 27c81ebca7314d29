package cn.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes of at most 200 lines, methods of at most 30, 4 parameters; what is longer is named here with its reason. */
class SizeTest {

    private static final int CLASS_LINES = 200;
    private static final int METHOD_LINES = 30;

    private static final Map<String, String> LONGER_CLASSES = Map.of(
            "ticket/Ticket.java", "the aggregate: forty columns and the one method that changes them",
            "ticket/Action.java", "a record for everything that can be done");

    private static final Map<String, String> LONGER_METHODS = Map.of(
            "Timeline.text", "one exhaustive switch over the actions",
            "Ticket.evolve", "one exhaustive switch over the actions",
            "Snapshot.of", "a line a column",
            "TicketView.of", "a line a field",
            "IntakeByJdbc.once", "the statements of one intake in their order, to be compared with the service",
            "IntakeRows.ticket", "a line a column",
            "Load.run", "one measurement from start to end");

    @Test
    void aClassFitsOnAFewScreens() throws IOException {
        var longer = new ArrayList<String>();
        for (var root : List.of("src/main/java/cn/hotline", "src/test/java/cn/hotline")) {
            for (var file : sources(Path.of(root))) {
                long lines = Files.readAllLines(file).size();
                var name = Path.of(root).relativize(file).toString();
                if (lines > CLASS_LINES && !LONGER_CLASSES.containsKey(name)) {
                    longer.add(name + ": " + lines + " lines");
                }
            }
        }
        assertThat(longer).isEmpty();
    }

    @Test
    void everyExceptionIsStillNeeded() throws IOException {
        for (var name : LONGER_CLASSES.keySet()) {
            assertThat(Files.readAllLines(Path.of("src/main/java/cn/hotline", name))
                            .size())
                    .as(name)
                    .isGreaterThan(CLASS_LINES);
        }
        assertThat(longMethods()).containsAll(LONGER_METHODS.keySet());
    }

    @Test
    void aMethodFitsOnOneScreen() throws IOException {
        assertThat(longMethods()).allMatch(name -> LONGER_METHODS.containsKey(name));
    }

    private static Set<String> longMethods() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjectsFromPaths(sources(Path.of("src/main/java")));
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            var found = new Methods(Trees.instance(task));
            for (var unit : task.parse()) {
                found.scan(unit, unit);
            }
            return found.longer;
        }
    }

    private static List<Path> sources(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Methods extends TreePathScanner<@Nullable Void, CompilationUnitTree> {
        private final Trees trees;
        private final Set<String> longer = new java.util.TreeSet<>();

        Methods(Trees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            if (method.getBody() != null) {
                var positions = trees.getSourcePositions();
                var lines = unit.getLineMap();
                long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
                if (last - first + 1 > METHOD_LINES + 2) {
                    var file = Path.of(unit.getSourceFile().getName())
                            .getFileName()
                            .toString();
                    longer.add(file.replace(".java", "") + "." + method.getName());
                }
            }
            return super.visitMethod(method, unit);
        }
    }
}
