package cn.hotline.channel.phone;

import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what came of a call, sealed: reports and marks; whoever writes holds the call. */
@Singleton
class CallBook {

    private final EntityManager db;
    private final Vault vault;
    private final ObjectMapper json;

    CallBook(EntityManager db, Vault vault, ObjectMapper json) {
        this.db = db;
        this.vault = vault;
        this.json = json;
    }

    /** A mark as it was kept. */
    public record Marked(
            Marks.Kind kind, Instant at, @Nullable String party) {

        @Override
        public String toString() {
            return "Marked[" + kind + "]";
        }
    }

    /** @return whether this was not known */
    boolean add(PhoneCall call, CallReport report) {
        byte[] plain = written(report);
        return db.createNativeQuery("""
                        insert into call_report (call, digest, at, sealed) values (:call, :digest, :at, :sealed)
                        on conflict do nothing""")
                        .setParameter("call", call.id)
                        .setParameter("digest", vault.keyedHash("call-report", plain))
                        .setParameter("at", report.at())
                        .setParameter(
                                "sealed", vault.seal(call.key(vault), plain, PhoneCall.owner(call.id) + ":report"))
                        .executeUpdate()
                == 1;
    }

    List<CallReport> reports(PhoneCall call) {
        var key = call.key(vault);
        var sealed = db.createNativeQuery("select sealed from call_report where call = :call")
                .setParameter("call", call.id);
        return OneColumn.of(sealed, byte[].class).stream()
                .map(row -> report(vault.open(key, row, PhoneCall.owner(call.id) + ":report")))
                .toList();
    }

    void add(PhoneCall call, Marks marks) {
        var key = call.key(vault);
        for (var mark : marks.marks()) {
            var party = mark.party();
            db.createNativeQuery("""
                            insert into call_mark (call, kind, at, party) values (:call, :kind, :at, cast(:party as bytea))
                            on conflict do nothing""")
                    .setParameter("call", call.id)
                    .setParameter("kind", mark.kind().name())
                    .setParameter("at", mark.at())
                    .setParameter("party", party == null ? null : vault.seal(key, bytes(party), party(call)))
                    .executeUpdate();
        }
    }

    List<Marked> marks(PhoneCall call) {
        if (call.isForgotten()) {
            return List.of();
        }
        var key = call.key(vault);
        List<?> rows = db.createNativeQuery(
                        "select kind, at, party from call_mark where call = :call order by at, kind limit 200",
                        Object[].class)
                .setParameter("call", call.id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Marked(
                        Marks.Kind.valueOf((String) row[0]),
                        (Instant) row[1],
                        row[2] == null ? null : text(vault.open(key, (byte[]) row[2], party(call)))))
                .toList();
    }

    private CallReport report(byte[] plain) {
        try {
            return json.readValue(plain, CallReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] written(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what came of a call can't be written");
        }
    }

    private static String party(PhoneCall call) {
        return PhoneCall.owner(call.id) + ":party";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
