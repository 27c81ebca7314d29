package cn.hotline.channel.web;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.PartialUploads;
import cn.hotline.ticket.PartialUploads.Standing;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Uploads that survive broken connections, by the protocol tus 1.0: core, creation, expiration and termination. */
@Path("/api/citizen/v1/attachments/uploads")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {

    private static final String HOME = "/api/citizen/v1/attachments/uploads/";
    private static final String VERSION = "1.0.0";
    private static final String OFFSET = "Upload-Offset";

    private final PartialUploads uploads;
    private final Callers callers;

    UploadResource(PartialUploads uploads, Callers callers) {
        this.uploads = uploads;
        this.callers = callers;
    }

    @POST
    public Response open(
            @HeaderParam("Tus-Resumable") @Nullable String version,
            @HeaderParam("Upload-Length") @Nullable String length,
            @Context RoutingContext routing) {
        speakTus(version, routing);
        var caller = callers.citizen();
        var limited = caller instanceof Caller.Citizen ? caller.client() : callers.address();
        var standing = uploads.open(number("Upload-Length", length, 1), caller.client(), limited);
        return described(Response.created(URI.create(HOME + standing.id())), standing)
                .entity(standing)
                .build();
    }

    /** Without its body to HEAD, which is what tus asks. */
    @GET
    @Path("/{id}")
    public Response read(
            @PathParam("id") UUID id,
            @HeaderParam("Tus-Resumable") @Nullable String version,
            @Context RoutingContext routing) {
        speakTus(version, routing);
        var standing = uploads.standing(key(id));
        return described(Response.ok(standing), standing).build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes("application/offset+octet-stream")
    public Response append(
            @PathParam("id") UUID id,
            @HeaderParam("Tus-Resumable") @Nullable String version,
            @HeaderParam(OFFSET) @Nullable String offset,
            @Context RoutingContext routing,
            InputStream part) {
        speakTus(version, routing);
        try {
            return described(Response.noContent(), uploads.append(key(id), number(OFFSET, offset, 0), part))
                    .build();
        } catch (Refusal refusal) {
            if (refusal.type() == ProblemType.REFUSED) {
                tell(routing, OFFSET, Long.toString(uploads.standing(key(id)).received()));
            }
            throw refusal;
        }
    }

    @DELETE
    @Path("/{id}")
    public void abandon(
            @PathParam("id") UUID id,
            @HeaderParam("Tus-Resumable") @Nullable String version,
            @Context RoutingContext routing) {
        speakTus(version, routing);
        uploads.abandon(key(id));
    }

    private PartialUploads.Key key(UUID id) {
        return new PartialUploads.Key(id, callers.citizen().client());
    }

    /** On the answer itself, so that a refusal says it as well. */
    private static void speakTus(@Nullable String version, RoutingContext routing) {
        tell(routing, "Tus-Resumable", VERSION);
        if (version != null && !version.equals(VERSION)) {
            tell(routing, "Tus-Version", VERSION);
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter")
                    .andField("Tus-Resumable", "expected", VERSION);
        }
    }

    private static void tell(RoutingContext routing, String header, String value) {
        routing.response().putHeader(header, value);
    }

    private static Response.ResponseBuilder described(Response.ResponseBuilder answer, Standing standing) {
        return answer.header(OFFSET, standing.received())
                .header("Upload-Length", standing.bytes())
                .header(
                        "Upload-Expires",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                standing.expiresAt().atOffset(ZoneOffset.UTC)))
                .header("Cache-Control", "no-store");
    }

    private static long number(String header, @Nullable String text, long least) {
        if (text == null || !text.matches("\\d{1,15}") || Long.parseLong(text) < least) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField(header, "constraint.required");
        }
        return Long.parseLong(text);
    }
}
