package cn.hotline.notice;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What the person behind a number wants to be told, and in which language; no row is: all of it, in Chinese. */
@Entity
@Immutable
public class NoticePreference extends PanacheEntityBase {

    @Id
    byte[] numberHash;

    String language;
    List<String> unwanted;

    @Nullable
    Instant optedOutAt;

    @SuppressWarnings("NullAway.Init")
    protected NoticePreference() {}

    static @Nullable NoticePreference of(byte[] numberHash) {
        return findById(numberHash);
    }

    /** Whoever said last what they want gets that; since when somebody wants nothing is kept. */
    static void keep(byte[] numberHash, PreferenceResource.Preferences wanted, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                        insert into notice_preference as p (number_hash, language, unwanted, opted_out_at, changed_at)
                        values (:number, :language, :unwanted, case when :out then cast(:now as timestamptz) end, :now)
                        on conflict (number_hash) do update set
                            language = excluded.language, unwanted = excluded.unwanted, changed_at = excluded.changed_at,
                            opted_out_at = case when :out then coalesce(p.opted_out_at, excluded.opted_out_at) end""")
                .setParameter("number", numberHash)
                .setParameter("language", wanted.language())
                .setParameter(
                        "unwanted", wanted.unwanted().stream().map(Enum::name).toArray(String[]::new))
                .setParameter("out", wanted.optedOut())
                .setParameter("now", now)
                .executeUpdate();
    }
}
