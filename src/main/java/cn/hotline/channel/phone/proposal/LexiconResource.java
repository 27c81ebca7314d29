package cn.hotline.channel.phone.proposal;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The tables by which calls are understood, for a spreadsheet. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class LexiconResource {

    private static final String CSV = "text/csv; charset=utf-8";
    private static final int MAX_BYTES = 5 * 1024 * 1024;

    private final LexiconTables tables;
    private final Callers callers;

    LexiconResource(LexiconTables tables, Callers callers) {
        this.tables = tables;
        this.callers = callers;
    }

    @GET
    @Path("/phrases")
    @Produces(CSV)
    public Response phrases() {
        return export(LexiconKind.PHRASES);
    }

    @PUT
    @Path("/phrases")
    @RolesAllowed(Role.Names.ADMINISTRATOR)
    @Consumes("text/csv")
    public Response replacePhrases(@HeaderParam("If-Match") @Nullable String ifMatch, InputStream table) {
        return replace(LexiconKind.PHRASES, ifMatch, table);
    }

    @GET
    @Path("/places")
    @Produces(CSV)
    public Response places() {
        return export(LexiconKind.PLACES);
    }

    @PUT
    @Path("/places")
    @RolesAllowed(Role.Names.ADMINISTRATOR)
    @Consumes("text/csv")
    public Response replacePlaces(@HeaderParam("If-Match") @Nullable String ifMatch, InputStream table) {
        return replace(LexiconKind.PLACES, ifMatch, table);
    }

    private Response export(LexiconKind kind) {
        var export = tables.write(kind);
        return Response.ok(export.text(), CSV)
                .header("ETag", tag(export.version()))
                .header("Content-Disposition", "attachment; filename=\"" + kind.file() + "\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private Response replace(LexiconKind kind, @Nullable String ifMatch, InputStream table) {
        var edition = tables.replace(
                kind, text(table), known(ifMatch), callers.staff().client());
        return Response.ok(edition).header("ETag", tag(edition.version())).build();
    }

    private static @Nullable Integer known(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        if (!ifMatch.matches("\"\\d{1,9}\"")) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("If-Match", "bad-etag");
        }
        return Integer.valueOf(ifMatch.substring(1, ifMatch.length() - 1));
    }

    private static String text(InputStream in) {
        try {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Refusal(ProblemType.TOO_LARGE, "csv-too-large");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(ProblemType.MALFORMED, "csv-not-utf8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }
}
