package cn.hotline.channel.phone;

import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Keeps what agents made of proposals, sealed with the call; its figures say how good proposals are, of nobody in particular. */
@Singleton
class ProposalEvidence {

    private final EntityManager db;
    private final Vault vault;
    private final ObjectMapper json;

    ProposalEvidence(EntityManager db, Vault vault, ObjectMapper json) {
        this.db = db;
        this.vault = vault;
        this.json = json;
    }

    /**
     * How one field fared.
     *
     * @param added chosen where nothing was proposed
     * @param acceptedConfidence mean of those that were taken as they were
     */
    public record Fared(
            String field,
            long proposed,
            long accepted,
            long changed,
            long added,
            @Nullable Double acceptedConfidence,
            @Nullable Double changedConfidence) {}

    /** All fields, by name. */
    public record Accuracy(Instant from, Instant before, List<Fared> fields) {}

    private record Row(
            UUID id, String field, boolean agreed, @Nullable Double confidence, String sealed) {}

    void keep(PhoneCall call, List<Remark> remarks, String agent, Instant at) {
        var rows = new ArrayList<Row>();
        var key = call.key(vault);
        for (var remark : remarks) {
            var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            var sealed = vault.seal(key, words(remark), PhoneCall.owner(call.id) + ":evidence:" + id);
            rows.add(new Row(
                    id,
                    remark.field(),
                    remark.isAgreed(),
                    remark.confidence(),
                    Base64.getEncoder().encodeToString(sealed)));
        }
        db.createNativeQuery("""
                        insert into proposal_evidence (id, call, field, agreed, confidence, sealed, agent, at)
                        select r.id, :call, r.field, r.agreed, r.confidence, decode(r.sealed, 'base64'), :agent, :at
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, field text, agreed boolean,
                            confidence double precision, sealed text)""")
                .setParameter("call", call.id)
                .setParameter("agent", agent)
                .setParameter("at", at)
                .setParameter("rows", new String(written(rows), StandardCharsets.UTF_8))
                .executeUpdate();
    }

    Accuracy accuracy(Instant from, Instant before) {
        List<?> rows = db.createNativeQuery("""
                        select field, count(confidence), count(*) filter (where confidence is not null and agreed),
                            count(*) filter (where confidence is not null and not agreed), count(*) filter (where confidence is null),
                            avg(confidence) filter (where agreed), avg(confidence) filter (where not agreed)
                        from proposal_evidence where at >= :from and at < :before group by field order by field limit 500""", Object[].class)
                .setParameter("from", from)
                .setParameter("before", before)
                .getResultList();
        return new Accuracy(
                from,
                before,
                rows.stream()
                        .map(Object[].class::cast)
                        .map(ProposalEvidence::fared)
                        .toList());
    }

    private static Fared fared(Object[] row) {
        return new Fared(
                (String) row[0], (Long) row[1], (Long) row[2], (Long) row[3], (Long) row[4], (Double) row[5], (Double)
                        row[6]);
    }

    private byte[] words(Remark remark) {
        var words = new LinkedHashMap<String, Object>();
        if (remark.proposed() != null) {
            words.put("proposed", remark.proposed());
        }
        if (remark.chosen() != null) {
            words.put("chosen", remark.chosen());
        }
        return written(words);
    }

    private byte[] written(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evidence that can't be written");
        }
    }
}
