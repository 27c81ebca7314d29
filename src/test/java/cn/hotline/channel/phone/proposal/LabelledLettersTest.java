package cn.hotline.channel.phone.proposal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Only reports: real letters of another city, labelled by hand with one of seven fields, read as if they had been said. The catalogue
 * here has fifteen fields, so some answers count as wrong that are right here, such as water under public utilities.
 */
class LabelledLettersTest {

    private static final Path FILE = Path.of("../shared/data/messages/labelled.csv");
    private static final int EVERY = 15;
    private static final Map<String, String> FIELDS =
            Map.of("城乡建设", "01", "环境保护", "02", "交通运输", "03", "教育文体", "04", "劳动和社会保障", "05", "商贸旅游", "06", "卫生计生", "07");

    @Test
    void fieldsOfRealLetters() throws IOException {
        if (!Files.exists(FILE)) {
            System.err.println("SKIPPED: " + FILE + " is not here");
        }
        assumeTrue(Files.exists(FILE), FILE + " is not here");
        var counts = new TreeMap<String, int[]>();
        int number = 0;
        try (var csv = CsvReader.builder().ofNamedCsvRecord(FILE)) {
            for (var record : csv) {
                if (number++ % EVERY == 0) {
                    count(
                            counts.computeIfAbsent(record.getField("label"), l -> new int[5]),
                            record.getField("label"),
                            read(record.getField("text")));
                }
            }
        }
        counts.put("all", counts.values().stream().reduce(new int[5], LabelledLettersTest::sum));
        System.out.println("letters: field, letters, with a matter, of that field, sure, sure and of that field");
        counts.forEach((label, c) -> System.out.printf("  %s %d %d %d %d %d%n", label, c[0], c[1], c[2], c[3], c[4]));
    }

    private static Proposal read(String text) {
        return DemoCity.proposed(new Transcript(List.of(new Turn(0, Speaker.CITIZEN, text, null)), null, ToldCall.DAY));
    }

    private static void count(int[] counts, String label, Proposal proposal) {
        counts[0]++;
        var matter = proposal.matter();
        if (matter != null) {
            boolean same = matter.value().startsWith(FIELDS.getOrDefault(label, "?"));
            boolean sure = matter.confidence() >= 0.8;
            counts[1]++;
            counts[2] += same ? 1 : 0;
            counts[3] += sure ? 1 : 0;
            counts[4] += sure && same ? 1 : 0;
        }
    }

    private static int[] sum(int[] one, int[] other) {
        var sum = new int[5];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }
}
