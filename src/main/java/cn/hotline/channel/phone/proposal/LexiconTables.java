package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.CsvText;
import cn.hotline.catalogue.Matter;
import cn.hotline.catalogue.Region;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of phrases and places: out and in as a whole, and into memory. */
@ApplicationScoped
class LexiconTables {

    private static final char BOM = '\uFEFF';

    private final EntityManager db;
    private final ObjectMapper json;
    private final Clock clock;

    LexiconTables(EntityManager db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** A table as it stands. */
    public record Export(String text, int version) {}

    /**
     * What a replacement came to.
     *
     * @param changed false when the table was as it is
     * @param author who brought what stands there now
     */
    public record Edition(int version, int lines, boolean changed, String author, Instant at) {}

    @Transactional
    Export write(LexiconKind kind) {
        var out = new StringWriter().append(BOM);
        var csv = CsvWriter.builder().bufferSize(0).build(out);
        csv.writeRecord(kind.columns());
        for (var row : rows(kind)) {
            csv.writeRecord(Arrays.stream(row)
                    .map(cell -> CsvText.safe(cell.toString()))
                    .toList());
        }
        return new Export(out.toString(), Lexicon.of(kind).version());
    }

    /**
     * @param known the version the author has before them, if it matters
     * @throws Refusal 412 when there is another one by now, 422 naming line and column of what is wrong
     */
    @Transactional
    Edition replace(LexiconKind kind, String text, @Nullable Integer known, String author) {
        var lines = LexiconLines.read(kind, text.indexOf(BOM) == 0 ? text.substring(1) : text);
        var digest = digest(lines);
        var lexicon = Lexicon.locked(kind);
        if (lexicon.isAt(digest)) {
            return lexicon.edition(false);
        }
        if (known != null && known != lexicon.version()) {
            throw new Refusal(ProblemType.CHANGED_MEANWHILE, "table-changed", Integer.toString(lexicon.version()));
        }
        store(kind, lines);
        lexicon.renew(lines, digest, author, clock.instant());
        return lexicon.edition(true);
    }

    /** Changes when any of the tables does. */
    @Transactional
    String stamp() {
        return Lexicon.stamp();
    }

    @Transactional
    City city() {
        var phrases = rows(LexiconKind.PHRASES).stream()
                .map(row -> new Phrase((String) row[0], (String) row[1], Double.parseDouble(row[2].toString())))
                .toList();
        var places = rows(LexiconKind.PLACES).stream()
                .map(row -> new KnownPlace(
                        (String) row[0],
                        LexiconLines.aliases((String) row[1]),
                        (String) row[2],
                        KnownPlace.Kind.valueOf((String) row[3])))
                .toList();
        var regions = Region.views().stream()
                .map(region -> new KnownRegion(region.code(), region.name(), region.parent()))
                .toList();
        var matters = Matter.leaves().stream()
                .map(KnownMatter::of)
                .flatMap(Optional::stream)
                .toList();
        return new City(matters, regions, phrases, places);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(LexiconKind kind) {
        return db.createNativeQuery(
                        switch (kind) {
                            case PHRASES -> "select phrase, matter, weight from phrase order by matter, phrase";
                            case PLACES -> """
                                    select name, array_to_string(aliases, '|'), region, kind
                                    from place order by region, name""";
                        },
                        Object[].class)
                .getResultList();
    }

    /** Two statements, however many lines. */
    private void store(LexiconKind kind, List<List<String>> lines) {
        var rows = new ArrayList<LinkedHashMap<String, String>>();
        for (var cells : lines) {
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(kind.columns().get(i), cells.get(i));
            }
            rows.add(row);
        }
        db.createNativeQuery(kind == LexiconKind.PHRASES ? "delete from phrase" : "delete from place")
                .executeUpdate();
        db.createNativeQuery(
                        switch (kind) {
                            case PHRASES -> """
                                    insert into phrase (phrase, matter, weight)
                                    select phrase, matter, weight from jsonb_to_recordset(cast(:rows as jsonb))
                                        as t (phrase text, matter text, weight numeric)""";
                            case PLACES -> """
                                    insert into place (name, aliases, region, kind)
                                    select name, coalesce(string_to_array(nullif(aliases, ''), '|'), '{}'), region, kind
                                    from jsonb_to_recordset(cast(:rows as jsonb))
                                        as t (name text, aliases text, region text, kind text)""";
                        })
                .setParameter("rows", json.valueToTree(rows).toString())
                .executeUpdate();
    }

    private static String digest(List<List<String>> lines) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            lines.forEach(cells -> sha.update((String.join("\u0001", cells) + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
