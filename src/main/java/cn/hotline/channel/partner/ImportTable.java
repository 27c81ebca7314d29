package cn.hotline.channel.partner;

import cn.hotline.catalogue.Matter;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a table of tickets (CSV, RFC 4180): columns are fields of the JSON form by their paths, such as {@code reporter.phone} and
 * {@code elements.lampCount}. Cells are texts and nothing else, whatever a spreadsheet would make of them; an empty one is left out.
 */
final class ImportTable {

    private static final Set<String> TEXTS = Set.of(
            "externalId",
            "channel",
            "type",
            "matter",
            "title",
            "text",
            "place.region",
            "place.address",
            "reporter.kind",
            "reporter.name",
            "reporter.phone",
            "reportedParty.name",
            "reportedParty.unit");
    private static final Set<String> NUMBERS = Set.of("place.location.lon", "place.location.lat");
    private static final Pattern ELEMENT = Pattern.compile("elements\\.(\\w{1,40})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(\\.\\d{1,15})?");
    private static final int MOST_COLUMNS = 80;
    private static final int MAX_CELL = 64 * 1024;

    private final ImportReading reading;
    private final Map<String, Optional<Matter>> matters = new HashMap<>();
    private List<String> header = List.of();

    ImportTable(ImportReading reading) {
        this.reading = reading;
    }

    /** @throws Refusal 413, 422 naming the column or the line */
    List<ImportRow> rows(String text) {
        var handler = CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(MAX_CELL)
                .maxRecordSize(4 * MAX_CELL)
                .build();
        var rows = new ArrayList<ImportRow>();
        try {
            for (CsvRecord record : CsvReader.builder()
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .maxBufferSize(4 * MAX_CELL)
                    .build(handler, text)) {
                if (header.isEmpty()) {
                    header(record);
                } else {
                    ImportReading.demandRoom(rows);
                    rows.add(row(rows.size() + 1, record));
                }
            }
        } catch (CsvParseException e) {
            throw Refusal.invalid("rows[" + (rows.size() + 1) + "]", "csv-unreadable");
        }
        return rows;
    }

    private void header(CsvRecord record) {
        header = record.getFields();
        boolean known = header.stream()
                .allMatch(name -> TEXTS.contains(name)
                        || NUMBERS.contains(name)
                        || ELEMENT.matcher(name).matches());
        if (!known || new HashSet<>(header).size() < header.size()) {
            var all = new ArrayList<>(TEXTS);
            all.addAll(NUMBERS);
            throw Refusal.invalid(
                    "header",
                    "csv-columns",
                    String.join(", ", all.stream().sorted().toList()) + ", elements.*");
        }
    }

    private ImportRow row(int line, CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            return new ImportRow(
                    line,
                    null,
                    new Refusal(ProblemType.INVALID, "invalid")
                            .andField("cells", "csv-cells", Integer.toString(header.size())));
        }
        var node = reading.json().createObjectNode();
        var elements = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            var cell = record.getField(i);
            var element = ELEMENT.matcher(header.get(i));
            if (!cell.isEmpty() && element.matches()) {
                elements.put(element.group(1), cell);
            } else if (!cell.isEmpty()) {
                put(node, header.get(i), cell);
            }
        }
        if (!elements.isEmpty()) {
            node.set("elements", elements(node.path("matter").asText(), elements));
        }
        return reading.row(line, node);
    }

    private JsonNode elements(String matter, Map<String, String> texts) {
        Map<String, ?> values = matters.computeIfAbsent(matter, Matter::today)
                .map(found -> found.typed(texts))
                .orElseGet(() -> Map.copyOf(texts));
        return reading.json().valueToTree(values);
    }

    private static void put(ObjectNode node, String path, String cell) {
        var names = path.split("\\.", -1);
        var parent = node;
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.withObjectProperty(names[i]);
        }
        var last = names[names.length - 1];
        if (NUMBERS.contains(path) && NUMBER.matcher(cell).matches()) {
            parent.put(last, Double.parseDouble(cell));
        } else {
            parent.put(last, cell);
        }
    }
}
