package cn.hotline.notice;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was tried of a notice, and its way back into the queue. */
final class Tries {

    private Tries() {}

    /** Those that have come to an end since it was given its last chance, in their order. */
    static List<Verdict.Tried> of(EntityManager db, UUID notice) {
        List<?> rows = db.createNativeQuery("""
                        select t.gateway, t.answer from notice_try t join notice n on n.id = t.notice_id
                        where n.id = :id and t.number > n.tries_before and t.answer is not null order by t.number""", Object[].class)
                .setParameter("id", notice)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Verdict.Tried((String) row[0], (String) row[1]))
                .toList();
    }

    static void again(EntityManager db, UUID notice, Verdict verdict, Instant at) {
        db.createNativeQuery("""
                        update notice set state = 'FAILED_TEMPORARY', reason = :reason, next_at = :next, claim = null,
                            claimed_until = null, passed_over = string_to_array(:passed, ',')
                        where id = :id""")
                .setParameter("reason", verdict.reason())
                .setParameter("next", at)
                .setParameter("passed", String.join(",", verdict.passedOver()))
                .setParameter("id", notice)
                .executeUpdate();
    }
}
