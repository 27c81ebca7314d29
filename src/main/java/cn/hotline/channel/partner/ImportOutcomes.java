package cn.hotline.channel.partner;

import cn.hotline.platform.Counts;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Problem;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Filed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of each row of an import; whatever is written of a row first is what became of it. */
@Singleton
class ImportOutcomes {

    /** What can become of a row. */
    enum State {
        CREATED,
        /** There was a ticket under this external id. */
        REPEATED,
        FAILED
    }

    /** Why a row came to nothing. */
    record Why(String title, @Nullable String detail, List<Problem.FieldError> errors) {}

    /** One row, for the partner. */
    record Row(
            int line,
            State state,
            @Nullable String externalId,
            @Nullable String number,
            @Nullable Why problem) {}

    private final EntityManager db;
    private final ObjectMapper json;
    private final Counts counts;

    ImportOutcomes(EntityManager db, ObjectMapper json, Counts counts) {
        this.db = db;
        this.json = json;
        this.counts = counts;
    }

    Set<Integer> done(UUID of) {
        Stream<?> lines = db.createNativeQuery("select line from partner_import_row where import_id = :id")
                .setParameter("id", of)
                .getResultStream();
        return lines.map(line -> ((Number) line).intValue()).collect(Collectors.toSet());
    }

    void created(UUID of, ImportRow row, Filed filed) {
        write(of, row, State.CREATED, filed.number(), null);
    }

    void refused(UUID of, ImportRow row, Refusal refusal, Messages messages) {
        var problem = refusal.problem(messages);
        if (refusal.type() == ProblemType.DUPLICATE_EXTERNAL_ID) {
            write(of, row, State.REPEATED, problem.number(), null);
        } else {
            var why = new Why(problem.title(), problem.detail(), problem.errors());
            write(of, row, State.FAILED, null, text(why));
        }
    }

    List<Row> rows(UUID of) {
        Stream<?> rows = db.createNativeQuery("""
                        select line, state, external_id, number, problem from partner_import_row
                        where import_id = :id order by line""").setParameter("id", of).getResultStream();
        return rows.map(Object[].class::cast).map(this::row).toList();
    }

    private Row row(Object[] cells) {
        return new Row(
                ((Number) cells[0]).intValue(),
                State.valueOf((String) cells[1]),
                (String) cells[2],
                (String) cells[3],
                cells[4] == null ? null : why((String) cells[4]));
    }

    private void write(UUID of, ImportRow row, State state, @Nullable String number, @Nullable String problem) {
        var submission = row.submission();
        int written = db.createNativeQuery("""
                        insert into partner_import_row (import_id, line, state, external_id, number, problem)
                        values (:id, :line, :state, :external, :number, :problem) on conflict do nothing""")
                .setParameter("id", of)
                .setParameter("line", row.line())
                .setParameter("state", state.name())
                .setParameter("external", submission == null ? null : externalId(submission))
                .setParameter("number", number)
                .setParameter("problem", problem)
                .executeUpdate();
        if (written == 1) {
            counts.committed("hotline.import.rows", "state", state.name());
        }
    }

    /** One that is too long was refused for it. */
    private static @Nullable String externalId(PartnerSubmission submission) {
        var id = submission.externalId();
        return id == null || id.length() > 100 ? null : id;
    }

    private String text(Why why) {
        try {
            return json.writeValueAsString(why);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Why why(String text) {
        try {
            return json.readValue(text, Why.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
