package cn.hotline.ticket;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.DISPATCHER;
import static cn.hotline.access.Role.Names.HANDLER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.REVIEWER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Staff unmask a reporter for a stated purpose; auditors see who did. */
@Path("/api/staff/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DisclosureResource {

    /** Why the name and number are needed. */
    public record Purpose(
            @NotBlank @Size(min = 4, max = 200) String purpose) {}

    /** All acts of unmasking on one ticket. */
    public record Listing(List<Disclosure.View> items) {}

    private final Disclosures disclosures;
    private final Callers callers;
    private final Language language;

    DisclosureResource(Disclosures disclosures, Callers callers, Language language) {
        this.disclosures = disclosures;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets/{number}/disclosures")
    @RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR, HANDLER})
    public Response disclose(@PathParam("number") String number, @NotNull @Valid Purpose purpose) {
        var disclosed = disclosures.disclose(request(number), purpose.purpose());
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(disclosed)
                .build();
    }

    @GET
    @Path("/tickets/{number}/disclosures")
    @RolesAllowed({AUDITOR, SUPERVISOR})
    public Listing list(@PathParam("number") String number) {
        return new Listing(disclosures.of(request(number)));
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.staff(), language.messages());
    }
}
