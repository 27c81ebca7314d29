package cn.hotline.access;

import cn.hotline.support.Contract;
import io.swagger.v3.oas.models.PathItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of who may ask what, written by hand from the specification, and the operations that the contract has. */
final class RoleMatrix {

    private RoleMatrix() {}

    /** One operation and those who may use it; for {@code hidden} the thing asked for does not exist. */
    record Row(String method, String path, Set<Somebody> allowed, Set<Somebody> hidden) {

        String operation() {
            return method + " " + path;
        }

        /** The status a caller who is not allowed gets. */
        int denial(Somebody who) {
            if (hidden.contains(who)) {
                return 404;
            }
            return who.isKnownAt(path) ? 403 : 401;
        }

        @Override
        public String toString() {
            return operation();
        }
    }

    static List<Row> rows() {
        try (var in = RoleMatrix.class.getResourceAsStream("/endpoint-roles.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Row(cells[0], cells[1], callers(cells[2]), callers(cells[3])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every operation of the OpenAPI files as {@code METHOD /path}. */
    static Set<String> operationsOfTheContract() {
        return Contract.AUDIENCES.entrySet().stream()
                .flatMap(audience -> Contract.written(audience.getValue()).getPaths().entrySet().stream()
                        .flatMap(path -> methods(path.getValue())
                                .map(method -> method + " " + audience.getKey() + path.getKey())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<PathItem.HttpMethod> methods(PathItem path) {
        return path.readOperationsMap().keySet().stream();
    }

    private static Set<Somebody> callers(String cell) {
        if (cell.equals("all")) {
            return EnumSet.allOf(Somebody.class);
        }
        return Arrays.stream(cell.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Somebody::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Somebody.class)));
    }
}
