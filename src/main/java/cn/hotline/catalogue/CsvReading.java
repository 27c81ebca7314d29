package cn.hotline.catalogue;

import cn.hotline.platform.ConstraintTexts;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvRecord;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a table into contents, and remembers what is wrong with which. */
final class CsvReading {

    /** As many as an answer names. */
    static final int MAX_ERRORS = 100;

    private final CatalogueKind kind;
    private final ObjectMapper json;
    private final Validator validator;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Refusal refusal = new Refusal(ProblemType.INVALID, "csv-wrong");
    private int errors;
    private List<String> header = List.of();

    CsvReading(CatalogueKind kind, ObjectMapper json, Validator validator) {
        this.kind = kind;
        this.json = json;
        this.validator = validator;
    }

    /** @param version the version the author had before them, if the table says it */
    record Line(long number, @Nullable Integer version, Content content) {}

    Map<String, Line> lines() {
        return lines;
    }

    boolean isFull() {
        return errors >= MAX_ERRORS;
    }

    Refusal refusal() {
        return refusal;
    }

    void demandSound() {
        if (errors > 0) {
            throw refusal;
        }
    }

    void wrong(long line, String column, String key, Object... args) {
        if (errors++ < MAX_ERRORS) {
            refusal.andField("lines[" + line + "]." + column, key, args);
        }
    }

    /** @throws Refusal 422 when a column is missing or unknown */
    void header(CsvRecord record) {
        header = record.getFields();
        var known = new ArrayList<String>(List.of(Table.CODE, Table.VERSION));
        Table.columns(kind).forEach(column -> known.add(column.name()));
        for (var name : known) {
            if (!header.contains(name)) {
                wrong(1, name, "csv-column-missing");
            }
        }
        if (header.size() > known.size() || !known.containsAll(header)) {
            wrong(1, "header", "csv-columns", String.join(", ", known));
        }
        demandSound();
    }

    void read(CsvRecord record) {
        long number = record.getStartingLineNumber();
        if (record.getFieldCount() != header.size()) {
            wrong(number, "cells", "csv-cells", Integer.toString(header.size()));
            return;
        }
        var cells = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), record.getField(i));
        }
        var code = CsvText.plain(cells.getOrDefault(Table.CODE, ""));
        if (!code.matches(Content.CODE)) {
            wrong(number, Table.CODE, "constraint.pattern", Content.CODE);
        } else if (lines.containsKey(code)) {
            wrong(number, Table.CODE, "csv-twice", Long.toString(lines.get(code).number()));
        } else {
            var version = version(number, cells.getOrDefault(Table.VERSION, ""));
            var content = content(number, cells);
            if (content != null) {
                lines.put(code, new Line(number, version, content));
            }
        }
    }

    private @Nullable Integer version(long number, String cell) {
        if (cell.isEmpty() || cell.matches("\\d{1,9}")) {
            return cell.isEmpty() ? null : Integer.valueOf(cell);
        }
        wrong(number, Table.VERSION, "integer-between", "1", "999999999");
        return null;
    }

    private @Nullable Content content(long number, Map<String, String> cells) {
        int before = errors;
        var node = json.createObjectNode();
        for (var column : Table.columns(kind)) {
            column.read(Objects.requireNonNullElse(cells.get(column.name()), ""), node, json)
                    .ifPresent(wrong -> wrong(number, column.name(), wrong.key(), wrong.arg()));
        }
        if (errors > before) {
            return null;
        }
        try {
            var content = json.treeToValue(node, kind.content());
            validator
                    .validate(content)
                    .forEach(violation -> wrong(
                            number,
                            violation.getPropertyPath().toString(),
                            ConstraintTexts.key(violation),
                            ConstraintTexts.args(violation)));
            return errors > before ? null : content;
        } catch (JsonMappingException e) {
            wrong(number, path(e), "csv-value");
            return null;
        } catch (JsonProcessingException e) {
            wrong(number, "cells", "csv-value");
            return null;
        }
    }

    /** Names of the contract only: what the author made up is not repeated. */
    private String path(JsonMappingException e) {
        var first = e.getPath().isEmpty() ? null : e.getPath().getFirst().getFieldName();
        return first == null ? "cells" : first;
    }
}
