package cn.hotline.notice;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something a citizen is told, as staff may see it: without the number and the words. The outbox writes these rows. */
@Entity
@Immutable
public class Notice extends PanacheEntityBase {

    @Id
    UUID id;

    @Nullable
    UUID about;

    @Enumerated(EnumType.STRING)
    NoticeEvent event;

    @Enumerated(EnumType.STRING)
    NoticeState state;

    @Nullable
    String reason;

    Instant createdAt;
    Instant nextAt;
    int tries;

    @Nullable
    Integer templateVersion;

    @Nullable
    String gateway;

    @Nullable
    Integer segments;

    @Nullable
    Integer costMilli;

    boolean maybeTwice;

    @Nullable
    Instant sentAt;

    @Nullable
    Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected Notice() {}

    /** Newest first. */
    static List<Notice> about(UUID ticket, @Nullable UUID after, int most) {
        return page("about", ticket, after, most);
    }

    /** Newest first. */
    static List<Notice> in(NoticeState state, @Nullable UUID after, int most) {
        return page("state", state, after, most);
    }

    /**
     * Sends it once more; what was tried before stays on record.
     *
     * @return false when it has not failed for good, what it said is forgotten, or it asks after a survey that is over
     */
    static boolean retry(UUID id, Instant now, Duration goodFor) {
        return getEntityManager()
                        .createNativeQuery("""
                        update notice set state = 'CREATED', reason = null, tries_before = tries, passed_over = '{}', next_at = :now,
                            expires_at = :expires, ended_at = null
                        where id = :id and state = 'FAILED_PERMANENT' and sealed is not null and claim is null
                            and (expires_at > :now or event not in ('SURVEY', 'SURVEY_REMINDER', 'SURVEY_QUESTION'))""")
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .setParameter("expires", now.plus(goodFor))
                        .executeUpdate()
                == 1;
    }

    private static List<Notice> page(String column, Object value, @Nullable UUID after, int most) {
        var found = after == null
                ? Notice.<Notice>find(column + " = ?1 order by id desc", value)
                : Notice.<Notice>find(column + " = ?1 and id < ?2 order by id desc", value, after);
        return found.range(0, most - 1).list();
    }
}
