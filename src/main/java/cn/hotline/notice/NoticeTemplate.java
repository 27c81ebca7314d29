package cn.hotline.notice;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One version of the words for an event (短信模板), in force from a moment until a later one is; written once. */
@Entity
@Immutable
public class NoticeTemplate extends PanacheEntityBase {

    /** More versions of one text are not shown. */
    static final int SHOWN = 100;

    /** Which text, and the how manieth version of it, counted from 1. */
    @Embeddable
    public record Key(@Enumerated(EnumType.STRING) NoticeEvent event, String language, int version) {}

    @EmbeddedId
    Key key;

    String text;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> codes;

    String author;
    Instant madeAt;
    Instant fromAt;

    @SuppressWarnings("NullAway.Init")
    protected NoticeTemplate() {}

    /**
     * By whom, and when.
     *
     * @param from from when on it is used
     */
    record Making(String author, Instant at, Instant from) {}

    NoticeTemplate(Key key, String text, Map<String, String> codes, Making making) {
        this.key = key;
        this.text = text;
        this.codes = codes;
        this.author = making.author();
        this.madeAt = making.at();
        this.fromAt = making.from();
    }

    /** Of each text the version in force. */
    @SuppressWarnings("unchecked")
    static List<NoticeTemplate> inForce(Instant now) {
        return getEntityManager()
                .createNativeQuery("""
                        select distinct on (t.event, t.language) t.* from notice_template t
                        where t.from_at <= :now
                        order by t.event, t.language, t.from_at desc, t.version desc""", NoticeTemplate.class)
                .setParameter("now", now)
                .getResultList();
    }

    /** Newest first. */
    static List<NoticeTemplate> of(NoticeEvent event, String language) {
        return NoticeTemplate.<NoticeTemplate>find(
                        "key.event = ?1 and key.language = ?2 order by key.version desc", event, language)
                .range(0, SHOWN - 1)
                .list();
    }

    /** Nobody else makes a version until the transaction ends. */
    static int nextVersion(NoticeEvent event, String language) {
        var db = getEntityManager();
        db.createNativeQuery("lock table notice_template in share row exclusive mode")
                .executeUpdate();
        return (int) db.createNativeQuery(
                        "select coalesce(max(version), 0) + 1 from notice_template where event = :event and language = :language")
                .setParameter("event", event.name())
                .setParameter("language", language)
                .getSingleResult();
    }
}
