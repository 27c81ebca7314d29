package cn.hotline.demo;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CSV with a header (RFC 4180): quoted fields may hold line breaks, every record has the header's columns. */
final class CsvRows implements Rows {
    private static final int MOST_COLUMNS = 50;
    private static final int BUFFER_CHARS = 262_144;
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final StrictText text;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long line = 1;

    CsvRows(Reader in, StrictText text) {
        this.text = text;
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(Messages.RECORD_CHARS)
                .maxRecordSize(Messages.RECORD_CHARS)
                .build();
        this.records = CsvReader.builder()
                .maxBufferSize(BUFFER_CHARS)
                .build(handler, in)
                .iterator();
        this.header = header();
    }

    @Override
    public @Nullable Row next() {
        CsvRecord fields = read();
        if (fields == null) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            values.put(header.get(i), fields.getField(i));
        }
        return new Row(line, values);
    }

    private List<String> header() {
        CsvRecord fields = read();
        if (fields == null) {
            throw new BadMessages("the file is empty; a CSV file begins with the header id,label,title,text");
        }
        List<String> names = fields.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<String> missing = new ArrayList<>(Messages.COLUMNS);
        missing.removeAll(names);
        if (!missing.isEmpty()) {
            throw new BadMessages(
                    line, "column missing: " + String.join(", ", missing) + "; the header is id,label,title,text");
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new BadMessages(line, "the header names a column twice");
        }
        return names;
    }

    private @Nullable CsvRecord read() {
        try {
            if (records.hasNext()) {
                CsvRecord fields = records.next();
                line = fields.getStartingLineNumber();
                return fields;
            }
        } catch (CsvParseException e) {
            throw refused(e);
        }
        if (text.quotes() % 2 != 0) {
            throw new BadMessages(line, "a quotation mark in this record or before it is never closed");
        }
        return null;
    }

    private BadMessages refused(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof BadMessages bad) {
            return bad;
        }
        Matcher where = LINE.matcher(String.valueOf(e.getMessage()));
        long at = where.find() ? Long.parseLong(where.group(1)) : line + 1;
        String why = String.valueOf(cause.getMessage());
        if (why.contains("buffer size") || why.contains("exceeds the max")) {
            why = "the record is longer than %,d characters, or a quotation mark is never closed"
                    .formatted(Messages.RECORD_CHARS);
        }
        return new BadMessages(at, why);
    }
}
