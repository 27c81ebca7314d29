package cn.hotline.channel.wechat;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Agents talk to people in WeChat who asked for a person. */
@Path("/api/staff/v1/wechat/handovers")
@RolesAllowed({AGENT, MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class HandoverResource {

    /** What to say; WeChat takes 2048 bytes. */
    public record Words(@NotBlank @Size(max = 600) String text) {}

    private final Handovers handovers;
    private final Idempotency idempotency;
    private final Callers callers;

    HandoverResource(Handovers handovers, Idempotency idempotency, Callers callers) {
        this.handovers = handovers;
        this.idempotency = idempotency;
        this.callers = callers;
    }

    @GET
    public Page<HandoverView> list(@Context UriInfo uri) {
        return handovers.list(Paging.of(uri, Handover.State.class));
    }

    @GET
    @Path("/{id}")
    public HandoverView read(@PathParam("id") UUID id) {
        return handovers.read(id, callers.staff());
    }

    @POST
    @Path("/{id}/taking")
    public HandoverView take(@PathParam("id") UUID id) {
        return handovers.take(id, callers.staff());
    }

    @POST
    @Path("/{id}/replies")
    public Response reply(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Words words) {
        var staff = callers.staff();
        return idempotency
                .once(
                        new Once(staff.client(), key, "wechat-reply:" + id, words),
                        () -> new Done(201, handovers.reply(id, words.text(), staff), null, null))
                .response();
    }

    @POST
    @Path("/{id}/closure")
    public HandoverView close(@PathParam("id") UUID id) {
        return handovers.close(id, callers.staff());
    }
}
