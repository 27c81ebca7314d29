package cn.hotline.feed.webhook;

import cn.hotline.access.Callers;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** The log of a webhook's deliveries. */
@Path("/api/partner/v1/webhooks/{id}/deliveries")
@PermissionsAllowed(WebhookResource.SCOPE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {

    private final DeliveryLog log;
    private final Courier courier;
    private final Callers callers;

    DeliveryResource(DeliveryLog log, Courier courier, Callers callers) {
        this.log = log;
        this.courier = courier;
        this.callers = callers;
    }

    @GET
    public Page<DeliveryView> list(@PathParam("id") UUID id, @Context UriInfo uri) {
        return log.page(callers.partner(), id, Paging.of(uri, Delivery.State.class));
    }

    @POST
    @Path("/{deliveryId}/redelivery")
    public DeliveryView redeliver(@PathParam("id") UUID id, @PathParam("deliveryId") UUID delivery) {
        var taken = log.redeliver(callers.partner(), id, delivery);
        courier.wake();
        return taken;
    }
}
