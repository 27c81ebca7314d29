package cn.hotline.catalogue;

import cn.hotline.platform.Page;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of the catalogue for the audit: a version beside the one before it. Versions are written once, so they are the trail. */
public record CatalogueChange(
        UUID id,
        CatalogueKind kind,
        String code,
        int version,
        LocalDate effectiveFrom,
        String author,
        @Nullable String note,
        Instant at,
        @Nullable JsonNode before,
        JsonNode after) {

    private record Row(CatalogueVersion version, @Nullable String before) {
        CatalogueChange view() {
            return new CatalogueChange(
                    version.id,
                    version.kind,
                    version.code,
                    version.version,
                    version.effectiveFrom,
                    version.author,
                    version.note,
                    version.at,
                    before == null ? null : ContentJson.tree(before),
                    ContentJson.tree(version.content));
        }
    }

    /** Newest first. */
    static Page<CatalogueChange> page(int limit, @Nullable String after) {
        UUID before = Page.key(after);
        var query = CatalogueVersion.getEntityManager()
                .createQuery("""
                        select v, p.content from CatalogueVersion v
                        left join CatalogueVersion p on p.kind = v.kind and p.code = v.code and p.version = v.version - 1
                        %s order by v.id desc""".formatted(before == null ? "" : "where v.id < :before"), Object[].class);
        if (before != null) {
            query.setParameter("before", before);
        }
        List<Row> rows = query.setMaxResults(limit + 1).getResultList().stream()
                .map(cells -> new Row((CatalogueVersion) cells[0], (String) cells[1]))
                .toList();
        return Page.of(rows, limit, row -> row.version().id, Row::view);
    }

    /** The versions of one entry, newest first. */
    static Page<EntryView> versions(CatalogueKind kind, String code, int limit, @Nullable String after) {
        UUID before = Page.key(after);
        int newest = EntryView.read(kind, code).newest();
        var found = before == null
                ? CatalogueVersion.<CatalogueVersion>find("kind = ?1 and code = ?2 order by id desc", kind, code)
                : CatalogueVersion.<CatalogueVersion>find(
                        "kind = ?1 and code = ?2 and id < ?3 order by id desc", kind, code, before);
        var rows = found.range(0, limit).list();
        return Page.of(rows, limit, row -> row.id, row -> EntryView.of(row, newest));
    }
}
