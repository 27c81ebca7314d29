package cn.hotline.catalogue;

import cn.hotline.catalogue.Catalogue.Occasion;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The catalogue as tables (CSV, RFC 4180): out as it holds on a day, in all or nothing. */
@ApplicationScoped
class CatalogueTables {

    private static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final int MAX_LINES = 20_000;
    private static final int MAX_CELL = 256 * 1024;
    private static final char BOM = '\uFEFF';
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final Catalogue catalogue;
    private final ObjectMapper json;
    private final Validator validator;

    CatalogueTables(Catalogue catalogue, ObjectMapper json, Validator validator) {
        this.catalogue = catalogue;
        this.json = json;
        this.validator = validator;
    }

    /** What an import came to, or would. */
    public record Tally(int added, int changed, int unchanged, boolean dryRun) {}

    /** With a byte order mark, by which spreadsheets know UTF-8. */
    @Transactional
    String write(CatalogueKind kind, @Nullable LocalDate on) {
        var versions = new TreeMap<String, CatalogueVersion>();
        CatalogueVersion.on(on == null ? Today.date() : on, kind).forEach(v -> versions.put(v.code, v));
        var out = new StringWriter().append(BOM);
        var csv = CsvWriter.builder().bufferSize(0).build(out);
        var cells = new ArrayList<String>();
        cells.add(Table.CODE);
        cells.add(Table.VERSION);
        var columns = Table.columns(kind);
        columns.forEach(column -> cells.add(column.name()));
        csv.writeRecord(cells);
        versions.forEach((code, version) -> {
            cells.clear();
            cells.add(CsvText.safe(code));
            cells.add(Integer.toString(version.version));
            var content = ContentJson.tree(version.content);
            columns.forEach(column -> cells.add(column.cell(content)));
            csv.writeRecord(cells);
        });
        return out.toString();
    }

    /** @throws Refusal 413 for too much, 422 naming line and column of whatever is wrong */
    @Transactional
    Tally read(CatalogueKind kind, InputStream in, Occasion occasion, boolean dryRun) {
        var reading = new CsvReading(kind, json, validator);
        parse(text(in), reading);
        demandPresent(kind, reading, catalogue.from(occasion));
        reading.demandSound();
        Map<String, Content> contents = new LinkedHashMap<>();
        reading.lines().forEach((code, line) -> contents.put(code, line.content()));
        var result = catalogue.change(kind, contents, occasion, !dryRun);
        for (var fault : result.faults()) {
            var line = reading.lines().get(fault.code());
            // A fault of an entry that is not in the table comes of one that is: it is told of the whole.
            reading.wrong(
                    line == null ? 0 : line.number(),
                    line == null ? fault.code() + "." + fault.field() : fault.field(),
                    fault.key(),
                    fault.args().toArray());
        }
        reading.demandSound();
        return new Tally(result.added(), result.changed(), result.unchanged(), dryRun);
    }

    /** Two who edit a table at once: the second is told which lines the first has changed. */
    private void demandPresent(CatalogueKind kind, CsvReading reading, LocalDate from) {
        catalogue.lock();
        var present = new LinkedHashMap<String, CatalogueVersion>();
        CatalogueVersion.on(from, kind).forEach(v -> present.put(v.code, v));
        reading.lines().forEach((code, line) -> {
            var there = present.get(code);
            int version = there == null ? 0 : there.version;
            if (line.version() != null
                    && line.version() != version
                    && (there == null || !there.read().equals(line.content()))) {
                reading.wrong(line.number(), Table.VERSION, "csv-changed", Integer.toString(version));
            }
        });
    }

    private static void parse(String text, CsvReading reading) {
        var handler = CsvRecordHandler.builder()
                .maxFields(50)
                .maxFieldSize(MAX_CELL)
                .maxRecordSize(4 * MAX_CELL)
                .build();
        long last = 0;
        try {
            boolean first = true;
            for (CsvRecord record : CsvReader.builder()
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .maxBufferSize(4 * MAX_CELL)
                    .build(handler, text)) {
                last = record.getStartingLineNumber();
                if (first) {
                    reading.header(record);
                } else if (reading.lines().size() >= MAX_LINES) {
                    throw new Refusal(ProblemType.TOO_LARGE, "csv-too-large");
                } else if (!reading.isFull()) {
                    reading.read(record);
                }
                first = false;
            }
        } catch (CsvParseException e) {
            var line = LINE.matcher(String.valueOf(e.getMessage()));
            reading.wrong(line.find() ? Long.parseLong(line.group(1)) : last + 1, "cells", "csv-unreadable");
        }
        if (last == 0) {
            reading.wrong(1, "header", "csv-empty");
        }
    }

    private static String text(InputStream in) {
        try {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Refusal(ProblemType.TOO_LARGE, "csv-too-large");
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf(BOM) == 0 ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refusal(ProblemType.MALFORMED, "csv-not-utf8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
