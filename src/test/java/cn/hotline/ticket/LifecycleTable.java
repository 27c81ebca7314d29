package cn.hotline.ticket;

import cn.hotline.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The two tables of docs/lifecycle.md, written by hand: what the code is held against. */
record LifecycleTable(Map<Verb, Map<Status, Set<Status>>> moves, Map<Verb, Set<Role>> roles) {

    private static final Path FILE = Path.of("docs/lifecycle.md");

    static LifecycleTable read() {
        try {
            var lines = Files.readAllLines(FILE);
            return new LifecycleTable(
                    moves(table(lines, Status.FILED.name())), roles(table(lines, Role.CITIZEN.name())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean permits(Verb verb, Role role) {
        return roles.getOrDefault(verb, Set.of()).contains(role);
    }

    boolean leadsFrom(Status status, Verb verb) {
        return !after(status, verb).isEmpty();
    }

    /** The statuses a ticket may be in afterwards; none when the action is refused. */
    Set<Status> after(Status status, Verb verb) {
        return moves.getOrDefault(verb, Map.of()).getOrDefault(status, Set.of());
    }

    /** In the order of {@link Verb}. */
    List<Verb> allowed(Status status, Role role) {
        return Arrays.stream(Verb.values())
                .filter(verb -> leadsFrom(status, verb) && permits(verb, role))
                .toList();
    }

    private static Map<Verb, Map<Status, Set<Status>>> moves(List<List<String>> table) {
        var moves = new EnumMap<Verb, Map<Status, Set<Status>>>(Verb.class);
        var header = table.getFirst();
        for (var row : table.subList(1, table.size())) {
            var cells = new EnumMap<Status, Set<Status>>(Status.class);
            for (int i = 1; i < header.size(); i++) {
                var from = Status.valueOf(header.get(i));
                cells.put(from, statuses(row.get(i), from));
            }
            moves.put(verb(row), cells);
        }
        return moves;
    }

    private static Set<Status> statuses(String cell, Status from) {
        return switch (cell) {
            case "·" -> Set.of();
            case "stays" -> Set.of(from);
            default -> Arrays.stream(cell.split(" or ")).map(Status::valueOf).collect(Collectors.toSet());
        };
    }

    private static Map<Verb, Set<Role>> roles(List<List<String>> table) {
        var roles = new EnumMap<Verb, Set<Role>>(Verb.class);
        var header = table.getFirst();
        for (var row : table.subList(1, table.size())) {
            var able = EnumSet.noneOf(Role.class);
            for (int i = 1; i < header.size(); i++) {
                var role = Role.valueOf(header.get(i));
                switch (row.get(i)) {
                    case "yes" -> able.add(role);
                    case "·" -> able.remove(role);
                    default -> throw new IllegalStateException("neither yes nor ·: " + row);
                }
            }
            roles.put(verb(row), able);
        }
        return roles;
    }

    private static Verb verb(List<String> row) {
        return Verb.valueOf(row.getFirst().split(" ")[0]);
    }

    /** Header and rows of the table whose second column is headed so. */
    private static List<List<String>> table(List<String> lines, String secondColumn) {
        Predicate<String> isRow = line -> line.startsWith("|");
        return lines.stream()
                .dropWhile(line -> !line.startsWith("| Action | " + secondColumn + " |"))
                .takeWhile(isRow)
                .filter(line -> !line.startsWith("|---"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
