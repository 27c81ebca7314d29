package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.CsvText;
import cn.hotline.catalogue.Matter;
import cn.hotline.catalogue.Region;
import cn.hotline.platform.PlainText;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the lines of a table of phrases or places, and says of each wrong one what would be right. */
final class LexiconLines {

    static final int MAX_LINES = 20_000;

    private static final int MAX_ERRORS = 100;
    private static final int MAX_ALIASES = 20;
    private static final String WEIGHT = "(?!0+(?:\\.0+)?$)(?:\\d(?:\\.\\d{1,2})?|10)";
    private static final Set<String> KINDS =
            Stream.of(KnownPlace.Kind.values()).map(Enum::name).collect(Collectors.toSet());

    private final LexiconKind kind;
    private final Refusal refusal = new Refusal(ProblemType.INVALID, "csv-wrong");
    private final TreeMap<String, List<String>> lines = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private int errors;

    private LexiconLines(LexiconKind kind) {
        this.kind = kind;
        if (kind == LexiconKind.PHRASES) {
            Matter.leaves().forEach(leaf -> known.add(leaf.code()));
        }
    }

    /** The cells of each line, in an order of their own. @throws Refusal 422 naming line and column of what is wrong */
    static List<List<String>> read(LexiconKind kind, String text) {
        var reading = new LexiconLines(kind);
        reading.parse(text);
        reading.demandSound();
        return List.copyOf(reading.lines.values());
    }

    private void parse(String text) {
        long last = 0;
        try (var csv = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            for (var record : csv) {
                if (last == 0) {
                    header(record);
                } else if (lines.size() >= MAX_LINES) {
                    throw new Refusal(ProblemType.TOO_LARGE, "csv-too-large");
                } else if (errors < MAX_ERRORS) {
                    line(record);
                }
                last = record.getStartingLineNumber();
            }
        } catch (CsvParseException e) {
            wrong(last + 1, "cells", "csv-unreadable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (last == 0) {
            wrong(1, "header", "csv-empty");
        }
        regions();
    }

    private void header(CsvRecord record) {
        if (!record.getFields().equals(kind.columns())) {
            wrong(1, "header", "csv-columns", String.join(", ", kind.columns()));
            demandSound();
        }
    }

    private void line(CsvRecord record) {
        long number = record.getStartingLineNumber();
        if (record.getFieldCount() != kind.columns().size()) {
            wrong(number, "cells", "csv-cells", Integer.toString(kind.columns().size()));
            return;
        }
        var cells = record.getFields().stream()
                .map(cell -> CsvText.plain(cell).strip())
                .toList();
        var key = kind == LexiconKind.PHRASES ? cells.get(1) + "\n" + cells.get(0) : cells.get(0);
        int before = errors;
        if (kind == LexiconKind.PHRASES) {
            phrase(number, cells);
        } else {
            place(number, cells);
        }
        if (errors == before && lines.putIfAbsent(key, cells) != null) {
            wrong(number, kind.columns().getFirst(), "lexicon-twice");
        }
        numbers.put(key, number);
    }

    private void phrase(long number, List<String> cells) {
        demandText(number, "phrase", cells.get(0), 1);
        if (cells.get(0).replace("*", "").isEmpty()) {
            wrong(number, "phrase", "lexicon-text", "1", "40");
        }
        if (!known.contains(cells.get(1))) {
            wrong(number, "matter", "matter-unknown");
        }
        if (!cells.get(2).matches(WEIGHT)) {
            wrong(number, "weight", "lexicon-weight");
        }
    }

    private void place(long number, List<String> cells) {
        demandText(number, "name", cells.get(0), 2);
        var aliases = aliases(cells.get(1));
        if (aliases.size() > MAX_ALIASES) {
            wrong(number, "aliases", "lexicon-aliases");
        }
        aliases.forEach(alias -> demandText(number, "aliases", alias, 2));
        if (!KINDS.contains(cells.get(3))) {
            wrong(number, "kind", "expected", KINDS.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    /** All regions in one query, when all lines are there. */
    private void regions() {
        if (kind == LexiconKind.PLACES) {
            var named = lines.values().stream().map(cells -> cells.get(2)).collect(Collectors.toSet());
            var there = Region.knownAmong(named);
            lines.forEach((name, cells) -> {
                if (!there.contains(cells.get(2))) {
                    wrong(numbers.getOrDefault(name, 0L), "region", "region-unknown");
                }
            });
        }
    }

    static List<String> aliases(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|", -1));
    }

    private void demandText(long number, String column, String text, int least) {
        if (text.length() < least || text.length() > 40 || !PlainText.isSafe(text)) {
            wrong(number, column, "lexicon-text", Integer.toString(least), "40");
        }
    }

    private void wrong(long line, String column, String key, Object... args) {
        if (errors++ < MAX_ERRORS) {
            refusal.andField("lines[" + line + "]." + column, key, args);
        }
    }

    private void demandSound() {
        if (errors > 0) {
            throw refusal;
        }
    }
}
