package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.MatterContent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The demo city as the service would have it in memory, read from its files without starting anything. */
final class DemoCity {

    static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Path FOLDER = Path.of("src/main/resources/demo-city");
    private static final City CITY = new City(matters(), regions(), phrases(), places());

    private DemoCity() {}

    static City city() {
        return CITY;
    }

    static Proposal proposed(Transcript transcript) {
        return new OfflineMethod(CITY).propose(transcript);
    }

    static List<KnownMatter> matters() {
        var matters = new ArrayList<KnownMatter>();
        for (var row : rows("matters.json")) {
            ((ObjectNode) row).remove("guide");
            if (row.path("leaf").asBoolean()) {
                matters.add(matter(row.path("code").asText(), content(row)));
            }
        }
        return matters;
    }

    static List<KnownRegion> regions() {
        var regions = new ArrayList<KnownRegion>();
        rows("regions.json")
                .forEach(row -> regions.add(new KnownRegion(
                        row.path("code").asText(),
                        row.path("name").asText(),
                        row.path("parent").isNull() ? null : row.path("parent").asText())));
        return regions;
    }

    static List<Phrase> phrases() {
        return lines("phrases.csv").stream()
                .map(cells -> new Phrase(cells.get(0), cells.get(1), Double.parseDouble(cells.get(2))))
                .toList();
    }

    static List<KnownPlace> places() {
        return lines("places.csv").stream()
                .map(cells -> new KnownPlace(
                        cells.get(0),
                        cells.get(1).isEmpty()
                                ? List.of()
                                : List.of(cells.get(1).split("\\|", -1)),
                        cells.get(2),
                        KnownPlace.Kind.valueOf(cells.get(3))))
                .toList();
    }

    private static KnownMatter matter(String code, MatterContent content) {
        return new KnownMatter(
                code,
                content.name(),
                Objects.requireNonNull(content.type()),
                Objects.requireNonNull(content.level()),
                Objects.requireNonNull(content.unit()),
                Objects.requireNonNull(content.form()),
                content.keywords());
    }

    private static MatterContent content(JsonNode row) {
        try {
            return JSON.treeToValue(row, MatterContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode rows(String file) {
        try {
            return JSON.readTree(FOLDER.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> lines(String file) {
        try (var csv = CsvReader.builder().ofCsvRecord(Files.readString(FOLDER.resolve(file)))) {
            return csv.stream().skip(1).map(record -> record.getFields()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
