package cn.hotline.channel.phone;

import cn.hotline.channel.phone.proposal.Speaker;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what was said in calls, each turn sealed, a batch in one statement; whoever writes holds the call. */
@Singleton
class TurnBook {

    private final EntityManager db;
    private final Vault vault;
    private final ObjectMapper json;

    TurnBook(EntityManager db, Vault vault, ObjectMapper json) {
        this.db = db;
        this.vault = vault;
        this.json = json;
    }

    /**
     * A turn as it was kept.
     *
     * @param startMs from the beginning of the call, in milliseconds
     */
    public record Kept(
            int index,
            Speaker speaker,
            String text,
            int startMs,
            int endMs,
            @Nullable Double confidence) {

        @Override
        public String toString() {
            return "Kept[" + index + "]";
        }
    }

    /** What all turns come to. */
    record Size(int turns, int characters) {}

    private record Row(
            int nth,
            int revision,
            String digest,
            String speaker,
            int startMs,
            int endMs,
            @Nullable Double confidence,
            int characters,
            String sealed) {}

    /** Of the same turn the later revision stays; of two of the same revision always the same one. */
    void add(PhoneCall call, Collection<Spoken.Part> parts) {
        var rows = new HashMap<Integer, Row>();
        var key = call.key(vault);
        for (var part : parts) {
            rows.merge(part.index(), row(call, part, key), TurnBook::later);
        }
        db.createNativeQuery("""
                        insert into call_turn (call, nth, revision, digest, speaker, start_ms, end_ms, confidence, characters, sealed)
                        select :call, t.nth, t.revision, decode(t.digest, 'hex'), t.speaker, t."startMs", t."endMs", t.confidence,
                            t.characters, decode(t.sealed, 'base64')
                        from jsonb_to_recordset(cast(:rows as jsonb)) as t (nth int, revision int, digest text, speaker text,
                            "startMs" int, "endMs" int, confidence double precision, characters int, sealed text)
                        on conflict (call, nth) do update set revision = excluded.revision, digest = excluded.digest,
                            speaker = excluded.speaker, start_ms = excluded.start_ms, end_ms = excluded.end_ms,
                            confidence = excluded.confidence, characters = excluded.characters, sealed = excluded.sealed
                        where (excluded.revision, excluded.digest) > (call_turn.revision, call_turn.digest)""")
                .setParameter("call", call.id)
                .setParameter("rows", new String(written(rows.values()), StandardCharsets.UTF_8))
                .executeUpdate();
    }

    Size size(PhoneCall call) {
        var row = (Object[]) db.createNativeQuery(
                        "select count(*), coalesce(sum(characters), 0) from call_turn where call = :call",
                        Object[].class)
                .setParameter("call", call.id)
                .getSingleResult();
        return new Size(((Number) row[0]).intValue(), ((Number) row[1]).intValue());
    }

    /** In their order. */
    List<Kept> turns(PhoneCall call) {
        if (call.isForgotten()) {
            return List.of();
        }
        var key = call.key(vault);
        List<?> rows = db.createNativeQuery("""
                        select nth, speaker, sealed, start_ms, end_ms, confidence from call_turn where call = :call order by nth""", Object[].class)
                .setParameter("call", call.id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Kept(
                        (Integer) row[0],
                        Speaker.valueOf((String) row[1]),
                        text(vault.open(key, (byte[]) row[2], turn(call, (Integer) row[0]))),
                        (Integer) row[3],
                        (Integer) row[4],
                        (Double) row[5]))
                .toList();
    }

    private Row row(PhoneCall call, Spoken.Part part, Vault.DataKey key) {
        var digest = vault.keyedHash("call-turn", written(part));
        var sealed = vault.seal(key, bytes(part.text()), turn(call, part.index()));
        return new Row(
                part.index(),
                part.revised(),
                HexFormat.of().formatHex(digest),
                part.speaker().name(),
                part.startMs(),
                part.endMs(),
                part.confidence(),
                part.text().length(),
                Base64.getEncoder().encodeToString(sealed));
    }

    private static Row later(Row a, Row b) {
        int order = Integer.compare(a.revision(), b.revision());
        return order > 0 || order == 0 && a.digest().compareTo(b.digest()) >= 0 ? a : b;
    }

    private byte[] written(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was said can't be written");
        }
    }

    private static String turn(PhoneCall call, int index) {
        return PhoneCall.owner(call.id) + ":turn:" + index;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
