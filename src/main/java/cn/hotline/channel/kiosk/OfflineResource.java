package cn.hotline.channel.kiosk;

import cn.hotline.access.Callers;
import cn.hotline.access.DeviceSecrets;
import cn.hotline.access.Role;
import cn.hotline.platform.CheckedJson;
import cn.hotline.platform.Language;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.signing.HttpSignatures;
import cn.hotline.platform.signing.HttpSignatures.Signed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;

/** A kiosk that is online again passes on what it took in, signed with a key of its own. */
@Path("/api/kiosk/v1/offline-batches")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OfflineResource {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_ITEMS = 100;

    /** What happened to each, in their order. */
    public record Results(List<OfflineResult> items) {}

    private final OfflineQueue queue;
    private final HttpSignatures signatures;
    private final DeviceSecrets secrets;
    private final CheckedJson parts;
    private final Callers callers;
    private final Language language;

    OfflineResource(
            OfflineQueue queue,
            HttpSignatures signatures,
            DeviceSecrets secrets,
            CheckedJson parts,
            Callers callers,
            Language language) {
        this.queue = queue;
        this.signatures = signatures;
        this.secrets = secrets;
        this.parts = parts;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Results replay(@Context HttpServerRequest request, InputStream content) {
        var device = callers.device();
        var signed = new Signed(request.method().name(), request.path(), request.query(), request::getHeader);
        signatures.demand(
                signed, key -> key.equals(device.id().toString()) ? secrets.signingKeys(device.id()) : List.of());
        var body = CheckedJson.bytes(content, MAX_BYTES);
        HttpSignatures.demandBody(signed, body);
        var batch = parts.object(body);
        var items = batch.path("items");
        if (batch.size() != 1 || !items.isArray() || items.isEmpty() || items.size() > MAX_ITEMS) {
            throw new Refusal(ProblemType.INVALID, "invalid")
                    .andField("items", "constraint.size", 1, Integer.toString(MAX_ITEMS));
        }
        var sender = new OfflineQueue.Sender(device, callers.address(), language.messages());
        return new Results(queue.replay(sender, items));
    }
}
