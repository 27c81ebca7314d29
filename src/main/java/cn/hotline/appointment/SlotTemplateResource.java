package cn.hotline.appointment;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.HALL_MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.hall.HallScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Hall managers say when how many can come. */
@Path("/api/staff/v1/halls/{hall}/services/{service}/slot-template")
@RolesAllowed({HALL_MANAGER, ADMINISTRATOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SlotTemplateResource {

    /** A new version; without windows nothing can be booked any more. */
    public record TemplateInput(
            @NotNull LocalDate effectiveFrom,
            @NotNull @Size(max = 50) List<@NotNull @Valid SlotWindow> windows) {}

    /** One version. */
    public record TemplateView(
            int version, LocalDate effectiveFrom, List<SlotWindow> windows, String author, Instant at) {}

    /** The newest first. */
    public record Versions(List<TemplateView> items) {}

    private final SlotTemplates templates;
    private final Publishing publishing;
    private final Callers callers;

    SlotTemplateResource(SlotTemplates templates, Publishing publishing, Callers callers) {
        this.templates = templates;
        this.publishing = publishing;
        this.callers = callers;
    }

    @GET
    public Versions list(@PathParam("hall") String hall, @PathParam("service") String service) {
        HallScope.demand(callers.staff(), hall);
        return new Versions(templates.list(hall, service));
    }

    @PUT
    public TemplateView put(
            @PathParam("hall") String hall, @PathParam("service") String service, @NotNull @Valid TemplateInput input) {
        var staff = callers.staff();
        HallScope.demand(staff, hall);
        var made = templates.put(hall, service, input, staff.client());
        publishing.publish(hall);
        return made;
    }
}
