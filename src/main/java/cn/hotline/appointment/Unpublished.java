package cn.hotline.appointment;

import cn.hotline.platform.OneColumn;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/**
 * What of a hall's plan is not brought to its slots yet. Of what was published last a digest is kept of all that it is made from, so
 * that a hall where nothing has changed costs nothing.
 */
@Singleton
class Unpublished {

    private static final String DIGEST = """
            md5(concat_ws('|', cast(:days as text), h.hours,
                (select string_agg(t.service || '/' || t.version, ',' order by t.service)
                    from (select service, max(version) as version from slot_template where hall = h.code group by service) t),
                (select string_agg(s.code || '/' || s.minutes || '/' || s.retired, ',' order by s.code)
                    from hall_service s where s.hall = h.code),
                (select string_agg(c.code || '/' || cast(c.services as text), ',' order by c.code)
                    from counter c where c.hall = h.code and not c.retired),
                (select string_agg(cast(c.id as text), ',' order by c.id)
                    from hall_closure c where c.hall = h.code and c.lifted_at is null and c.ends_at > :now)))""";

    private final EntityManager db;
    private final Clock clock;

    Unpublished(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param days that are published now, with their kinds */
    List<String> halls(String days) {
        return codes("""
                select h.code from hall h left join slot_publishing p on p.hall = h.code
                where (exists (select from slot_template t where t.hall = h.code)
                        or exists (select from slot s where s.hall = h.code and s.starts_at > :now))
                    and p.plan is distinct from %s
                order by h.code""".formatted(DIGEST), days);
    }

    /** Nothing was ever published. */
    boolean isAll() {
        return db.createNativeQuery("select 1 from slot_publishing limit 1")
                .getResultList()
                .isEmpty();
    }

    String digest(String hall, String days) {
        return (String) db.createNativeQuery("select %s from hall h where h.code = :hall".formatted(DIGEST))
                .setParameter("hall", hall)
                .setParameter("days", days)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    void published(String hall, String digest) {
        db.createNativeQuery("""
                        insert into slot_publishing (hall, plan) values (:hall, :plan)
                        on conflict (hall) do update set plan = excluded.plan""")
                .setParameter("hall", hall)
                .setParameter("plan", digest)
                .executeUpdate();
    }

    /** A slot was made or opened by hand. */
    void changed(String hall) {
        db.createNativeQuery("delete from slot_publishing where hall = :hall")
                .setParameter("hall", hall)
                .executeUpdate();
    }

    /** Where a closed seat is somebody's, or a booking does not fit and is not marked, or is marked. */
    List<String> hallsWithConflicts() {
        return codes("""
                select s.hall from seat join slot s on s.id = seat.slot
                where seat.closed and seat.booking is not null and s.starts_at > :now
                union
                select s.hall from slot s join booking b on b.slot = s.id
                where s.closed and s.starts_at > :now and b.state in ('HELD', 'CONFIRMED') and b.conflict_at is null
                union
                select hall from booking
                where conflict_at is not null and state in ('HELD', 'CONFIRMED') and starts_at > :now""", null);
    }

    private List<String> codes(String sql, @org.jspecify.annotations.Nullable String days) {
        var query = db.createNativeQuery(sql).setParameter("now", clock.instant());
        return OneColumn.of(days == null ? query : query.setParameter("days", days), String.class);
    }
}
