package cn.hotline.channel.web;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Language;
import cn.hotline.ticket.Adoptions;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.TicketRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Citizens add to their own tickets one they filed without login (认领). */
@Path("/api/citizen/v1/tickets/{number}/adoption")
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class AdoptionResource {

    /** What proves that it is theirs. */
    public record AdoptionInput(@NotBlank @Size(max = 32) String trackCode) {
        @Override
        public String toString() {
            return "AdoptionInput[]";
        }
    }

    private final Adoptions adoptions;
    private final Callers callers;
    private final Language language;

    AdoptionResource(Adoptions adoptions, Callers callers, Language language) {
        this.adoptions = adoptions;
        this.callers = callers;
        this.language = language;
    }

    @POST
    public Response adopt(@PathParam("number") String number, @NotNull @Valid AdoptionInput input) {
        var citizen = callers.self();
        var holder = new Caller.CodeHolder(input.trackCode(), citizen.client(), callers.address());
        return Etags.ok(adoptions.adopt(TicketRequest.of(number, holder, language.messages()), citizen));
    }
}
