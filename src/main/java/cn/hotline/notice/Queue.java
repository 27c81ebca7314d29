package cn.hotline.notice;

import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox as it is stored: what is due, and what a claim writes, whole batches in one statement. */
@Singleton
final class Queue {

    private static final String COLUMNS = """
            id, event, encode(number_hash, 'hex'), sealed, vouched, extension, next_at, expires_at, tries, gateway, reason,
            array_to_string(passed_over, ','), tries > 0 and exists (
                select from notice_try t where t.notice_id = n.id and t.ended_at is null)""";

    /** Not what another node is at, nor what it is just about to claim. */
    private static final String FREE = """
            state in ('CREATED', 'FAILED_TEMPORARY') and (claimed_until is null or claimed_until <= :now)""";

    private final EntityManager db;
    private final Vault vault;
    private final ObjectMapper json;

    Queue(EntityManager db, Vault vault, ObjectMapper json) {
        this.db = db;
        this.vault = vault;
        this.json = json;
    }

    /**
     * A row of a claim.
     *
     * @param number of the try; null when nothing is sent
     */
    record Claimed(
            UUID id,
            @Nullable Integer number,
            @Nullable String gateway,
            @Nullable Integer version) {}

    /** Until when a row waits. */
    record Waiting(UUID id, String until, String reason) {}

    /** Locks the first that are due. */
    List<Due> due(Instant now, int most) {
        return rows("""
                select %1$s from notice n where %2$s and next_at <= :now order by next_at, id limit :most
                for update skip locked""", now, most);
    }

    /** Locks those whose time is over, for when nothing can be sent. */
    List<Due> expired(Instant now, int most) {
        return rows("""
                select %1$s from notice n where %2$s and expires_at <= :now order by expires_at limit :most
                for update skip locked""", now, most);
    }

    /** Makes them one node's; what is to be sent gets its try, without an end. */
    void claim(List<Claimed> rows, Claiming claim, Instant now) {
        db.createNativeQuery("""
                        with r as (
                            select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, number integer, gateway text,
                                version integer)),
                        tried as (
                            insert into notice_try (notice_id, number, claim, gateway, began_at)
                            select id, number, :claim, gateway, :now from r where number is not null)
                        update notice n set claim = :claim, claimed_until = :until, tries = coalesce(r.number, n.tries),
                            gateway = coalesce(r.gateway, n.gateway),
                            template_version = coalesce(r.version, n.template_version)
                        from r where n.id = r.id""")
                .setParameter("rows", json(rows))
                .setParameter("claim", claim.token())
                .setParameter("until", claim.until())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Why it failed before is kept: the next try depends on it. */
    void postpone(List<Waiting> rows) {
        db.createNativeQuery("""
                        update notice n set next_at = r.until, claim = null, claimed_until = null,
                            reason = case when n.state = 'CREATED' then r.reason else n.reason end
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, until timestamptz, reason text)
                        where n.id = r.id""").setParameter("rows", json(rows)).executeUpdate();
    }

    void count(Map<String, Integer> sent, LocalDate day) {
        db.createNativeQuery("""
                        insert into notice_daily as d (number_hash, day, sent)
                        select decode(r.key, 'hex'), :day, cast(r.value as integer)
                        from jsonb_each_text(cast(:rows as jsonb)) as r order by r.key
                        on conflict (number_hash, day) do update set sent = d.sent + excluded.sent""")
                .setParameter("rows", json(sent))
                .setParameter("day", day)
                .executeUpdate();
    }

    private List<Due> rows(String sql, Instant now, int most) {
        List<?> rows = db.createNativeQuery(sql.formatted(COLUMNS, FREE), Object[].class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(row -> due((Object[]) row)).toList();
    }

    private Due due(Object[] row) {
        var id = (UUID) row[0];
        return new Due(
                id,
                NoticeEvent.valueOf((String) row[1]),
                (String) row[2],
                open(id, (byte[]) row[3]),
                (boolean) row[4],
                (String) row[5],
                (Instant) row[6],
                (Instant) row[7],
                new Due.Past(
                        ((Number) row[8]).intValue(),
                        (String) row[9],
                        (String) row[10],
                        Facts.names((String) row[11]),
                        (boolean) row[12]));
    }

    private Notices.@Nullable Sealed open(UUID id, byte @Nullable [] sealed) {
        try {
            return sealed == null
                    ? null
                    : json.readValue(vault.openShort(sealed, "notice:" + id), Notices.Sealed.class);
        } catch (IOException | Vault.UnreadableException e) {
            return null; // ended by name, instead of holding up all behind it
        }
    }

    private String json(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
