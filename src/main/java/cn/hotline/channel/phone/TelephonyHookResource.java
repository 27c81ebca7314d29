package cn.hotline.channel.phone;

import cn.hotline.platform.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** Where the call platform tells of calls (话务平台), signed; what is acknowledged is kept. */
@Path("/hooks/telephony")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll // the signature is the proof
public class TelephonyHookResource {

    private static final int MAX_RECORD_BYTES = 256 * 1024;
    private static final int MAX_TRANSCRIPT_BYTES = 1024 * 1024;

    private final TelephonyDoor door;
    private final Calls calls;

    TelephonyHookResource(TelephonyDoor door, Calls calls) {
        this.door = door;
        this.calls = calls;
    }

    /** As the platform is answered. */
    public record Taken(boolean kept) {
        static final Taken OK = new Taken(true);
    }

    @POST
    @Path("/calls")
    public Taken takeReport(@Context HttpServerRequest request, InputStream body) {
        calls.report(door.read(request, body, MAX_RECORD_BYTES, CallReport.class));
        return Taken.OK;
    }

    @POST
    @Path("/calls/{id}/transcript")
    public Taken takeTranscript(@Context HttpServerRequest request, @PathParam("id") String id, InputStream body) {
        var spoken = door.read(request, body, MAX_TRANSCRIPT_BYTES, Spoken.class);
        calls.hear(known(id), spoken);
        return Taken.OK;
    }

    @POST
    @Path("/calls/{id}/marks")
    public Taken takeMarks(@Context HttpServerRequest request, @PathParam("id") String id, InputStream body) {
        var marks = door.read(request, body, MAX_RECORD_BYTES, Marks.class);
        calls.mark(known(id), marks);
        return Taken.OK;
    }

    private static String known(String id) {
        if (!id.matches(CallReport.CALL_ID)) {
            throw Refusal.notFound("not-found");
        }
        return id;
    }
}
