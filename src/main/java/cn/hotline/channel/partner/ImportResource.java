package cn.hotline.channel.partner;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Partners bring tickets in one go, as a table or as JSON lines, and read again what became of each. */
@Path(PartnerFilings.HOME + "/ticket-imports")
@PermissionsAllowed("tickets.write")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
final class ImportResource {

    private static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final String LINES = "application/x-ndjson";

    private final Imports imports;
    private final Callers callers;
    private final Language language;

    ImportResource(Imports imports, Callers callers, Language language) {
        this.imports = imports;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Consumes({"text/csv", LINES})
    public Response bring(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Content-Type") @Nullable String type,
            @Context RoutingContext routing,
            InputStream content) {
        boolean lines = type != null && type.strip().regionMatches(true, 0, LINES, 0, LINES.length());
        var form = lines ? ImportReading.Form.LINES : ImportReading.Form.CSV;
        var load = new Imports.Load(callers.partner(), key, form, bytes(content), language.messages());
        var brought = imports.bring(load, routing.response()::putHeader);
        return Response.status(Response.Status.CREATED)
                .header("Location", PartnerFilings.HOME + "/ticket-imports/" + brought.id())
                .entity(brought)
                .build();
    }

    @GET
    @Path("/{id}")
    public Imports.View read(@PathParam("id") UUID id) {
        return imports.read(callers.partner(), id);
    }

    private static byte[] bytes(InputStream content) {
        try {
            var bytes = content.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Refusal(ProblemType.TOO_LARGE, "import-too-large");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
