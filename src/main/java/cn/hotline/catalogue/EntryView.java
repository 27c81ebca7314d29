package cn.hotline.catalogue;

import cn.hotline.platform.Refusal;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of an entry as staff see it.
 *
 * @param newest the newest version there is, be it for a day to come; what a change has to name
 */
public record EntryView(
        UUID id,
        String code,
        int version,
        int newest,
        LocalDate effectiveFrom,
        boolean retired,
        String author,
        @Nullable String note,
        Instant at,
        Content content) {

    /** What holds today, or what is to hold first. @throws Refusal 404 when there is neither */
    static EntryView read(CatalogueKind kind, String code) {
        var newest = CatalogueVersion.newest(kind, code).orElseThrow(() -> Refusal.notFound("not-found"));
        var today = CatalogueVersion.on(Today.date(), kind, code);
        return of(today.orElseGet(() -> CatalogueVersion.first(kind, code)), newest.version);
    }

    static EntryView of(CatalogueVersion version, int newest) {
        var content = version.read();
        return new EntryView(
                version.id,
                version.code,
                version.version,
                newest,
                version.effectiveFrom,
                content.retired(),
                version.author,
                version.note,
                version.at,
                content);
    }

    Response response(int status) {
        return Response.status(status)
                .entity(this)
                .header("ETag", "\"" + newest + "\"")
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}
