package cn.hotline.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of an entry, in effect from a day (Asia/Shanghai) until a later one is; written once by {@link Catalogue}. */
@Entity
@Immutable
public class CatalogueVersion extends PanacheEntityBase {

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    CatalogueKind kind;

    String code;
    int version;
    LocalDate effectiveFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    String content;

    String author;

    @Nullable
    String note;

    Instant at;

    @SuppressWarnings("NullAway.Init")
    protected CatalogueVersion() {}

    /** What holds on a day: one look into an index. */
    static Optional<CatalogueVersion> on(LocalDate day, CatalogueKind kind, String code) {
        return find(
                        "kind = ?1 and code = ?2 and effectiveFrom <= ?3 order by effectiveFrom desc, version desc",
                        kind,
                        code,
                        day)
                .firstResultOptional();
    }

    /** All that holds on a day. */
    @SuppressWarnings("unchecked")
    static List<CatalogueVersion> on(LocalDate day, CatalogueKind kind) {
        return getEntityManager()
                .createNativeQuery("""
                        select distinct on (v.code) v.* from catalogue_version v
                        where v.kind = :kind and v.effective_from <= :day
                        order by v.code, v.effective_from desc, v.version desc""", CatalogueVersion.class)
                .setParameter("kind", kind.name())
                .setParameter("day", day)
                .getResultList();
    }

    /** Of these codes what holds on a day, in one query. */
    @SuppressWarnings("unchecked")
    static List<CatalogueVersion> on(LocalDate day, CatalogueKind kind, Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createNativeQuery("""
                                select distinct on (v.code) v.* from catalogue_version v
                                where v.kind = :kind and v.code = any(:codes) and v.effective_from <= :day
                                order by v.code, v.effective_from desc, v.version desc""", CatalogueVersion.class)
                        .setParameter("kind", kind.name())
                        .setParameter("codes", codes.toArray(String[]::new))
                        .setParameter("day", day)
                        .getResultList();
    }

    /** Units that are in one of these regions on a day. */
    @SuppressWarnings("unchecked")
    static List<CatalogueVersion> unitsIn(Collection<String> regions, LocalDate day) {
        return getEntityManager()
                .createNativeQuery("""
                        select v.* from (
                            select distinct on (u.code) u.* from catalogue_version u
                            where u.kind = 'UNIT' and u.effective_from <= :day
                            order by u.code, u.effective_from desc, u.version desc) v
                        where v.content ->> 'region' = any(:regions)""", CatalogueVersion.class)
                .setParameter("regions", regions.toArray(String[]::new))
                .setParameter("day", day)
                .getResultList();
    }

    /** What will hold later, in the order it comes to hold. */
    static List<CatalogueVersion> after(LocalDate day, CatalogueKind kind) {
        return list("kind = ?1 and effectiveFrom > ?2 order by effectiveFrom, version", kind, day);
    }

    /** The newest that was written, whenever it holds. */
    static Optional<CatalogueVersion> newest(CatalogueKind kind, String code) {
        return find("kind = ?1 and code = ?2 order by version desc", kind, code).firstResultOptional();
    }

    /** The first that is to hold. */
    static CatalogueVersion first(CatalogueKind kind, String code) {
        return CatalogueVersion.<CatalogueVersion>find(
                        "kind = ?1 and code = ?2 order by effectiveFrom, version desc", kind, code)
                .firstResult();
    }

    /** Which of these codes there are on a day, retired or not. */
    static Set<String> known(CatalogueKind kind, Collection<String> codes, LocalDate day) {
        return codes.isEmpty()
                ? Set.of()
                : new HashSet<>(getEntityManager()
                        .createQuery("""
                                select distinct v.code from CatalogueVersion v
                                where v.kind = :kind and v.code in :codes and v.effectiveFrom <= :day""", String.class)
                        .setParameter("kind", kind)
                        .setParameter("codes", codes)
                        .setParameter("day", day)
                        .getResultList());
    }

    /** The newest version of a matter that has this version of its form. */
    static Optional<CatalogueVersion> withForm(String matter, int form) {
        List<?> found = getEntityManager()
                .createNativeQuery("""
                        select v.* from catalogue_version v
                        where v.kind = 'MATTER' and v.code = :code and v.content -> 'form' ->> 'version' = :form
                        order by v.version desc limit 1""", CatalogueVersion.class)
                .setParameter("code", matter)
                .setParameter("form", Integer.toString(form))
                .getResultList();
        return found.stream().map(CatalogueVersion.class::cast).findFirst();
    }

    /** By matter, the highest version its form ever had: a number stands for one form only. */
    static Map<String, Integer> formVersions() {
        List<?> rows = getEntityManager().createNativeQuery("""
                        select v.code, max(cast(v.content -> 'form' ->> 'version' as integer))
                        from catalogue_version v
                        where v.kind = 'MATTER' and v.content -> 'form' is not null
                        group by v.code""", Object[].class).getResultList();
        var versions = new HashMap<String, Integer>();
        for (var row : rows) {
            var cells = (Object[]) row;
            versions.put((String) cells[0], (Integer) cells[1]);
        }
        return versions;
    }

    Content read() {
        return ContentJson.read(kind, content);
    }
}
