package cn.hotline.channel.partner.transfer;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.DISPATCHER;
import static cn.hotline.access.Role.Names.HANDLER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.REVIEWER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import cn.hotline.platform.QueryParameters;
import cn.hotline.ticket.TicketRequest;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Staff hand matters to other hotlines, and take or refuse what those hand to us. */
@Path("/api/staff/v1")
@RolesAllowed({AGENT, DISPATCHER, MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class StaffTransferResource {

    /** Why we do not take it. */
    public record RefusalInput(@NotBlank @Size(max = 1000) String reason) {}

    /** Of one ticket. */
    public record Listing(List<TransferView> items) {}

    private final Handovers handovers;
    private final Takeovers takeovers;
    private final Transfers transfers;
    private final Idempotency idempotency;
    private final Callers callers;
    private final Language language;

    StaffTransferResource(
            Handovers handovers,
            Takeovers takeovers,
            Transfers transfers,
            Idempotency idempotency,
            Callers callers,
            Language language) {
        this.handovers = handovers;
        this.takeovers = takeovers;
        this.transfers = transfers;
        this.idempotency = idempotency;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets/{number}/transfers")
    public Response offer(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Handovers.Offer offer) {
        var request = request(number);
        return idempotency
                .once(request.once(key, "transfer", offer), () -> {
                    var view = handovers.offer(request, offer);
                    return Done.created(view, "/api/staff/v1/transfers/" + view.id());
                })
                .response();
    }

    @GET
    @Path("/tickets/{number}/transfers")
    @RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR, HANDLER, AUDITOR})
    public Listing ofTicket(@PathParam("number") String number) {
        return new Listing(transfers.of(request(number)));
    }

    @GET
    @Path("/transfers")
    @RolesAllowed({AGENT, DISPATCHER, MANAGER, SUPERVISOR})
    public Page<TransferView> list(@Context UriInfo uri) {
        var parameters = new QueryParameters(uri, Set.of("direction", "state", "coordination", "limit", "after"));
        return transfers.list(
                callers.staff(),
                new Transfers.Filter(
                        parameters.oneOf(Transfer.Direction.class, "direction"),
                        parameters.oneOf(TransferState.class, "state"),
                        parameters.flag("coordination"),
                        parameters.integer("limit", 20, 1, Page.MAX_LIMIT),
                        parameters.text("after", 1, 200)));
    }

    @GET
    @Path("/transfers/{id}")
    @RolesAllowed({AGENT, DISPATCHER, MANAGER, SUPERVISOR})
    public TransferView read(@PathParam("id") UUID id) {
        return transfers.forStaff(id, callers.staff());
    }

    @POST
    @Path("/transfers/{id}/acknowledgement")
    public TransferView acknowledge(@PathParam("id") UUID id) {
        return takeovers.acknowledge(callers.staff(), id, language.messages());
    }

    @POST
    @Path("/transfers/{id}/refusal")
    public TransferView refuse(@PathParam("id") UUID id, @NotNull @Valid RefusalInput input) {
        return takeovers.refuse(callers.staff(), id, input.reason());
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.staff(), language.messages());
    }
}
