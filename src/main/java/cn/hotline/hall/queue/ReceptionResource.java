package cn.hotline.hall.queue;

import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.hall.HallScope;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** The reception desk (导办台) takes numbers for who can't, and sees who is there. */
@Path("/api/staff/v1/halls/{hall}/numbers")
@RolesAllowed({CLERK, HALL_MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ReceptionResource {

    /** Who is let go first, as the desk has seen it. */
    public record Granting(@NotNull Priority priority) {}

    private final Queue queue;
    private final Numbers numbers;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Language language;

    ReceptionResource(Queue queue, Numbers numbers, Callers callers, Idempotency idempotency, Language language) {
        this.queue = queue;
        this.numbers = numbers;
        this.callers = callers;
        this.idempotency = idempotency;
        this.language = language;
    }

    @POST
    public Response take(
            @PathParam("hall") String hall,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid NumberInput input) {
        var staff = staffOf(hall);
        var wish = input.of(hall, NewNumber.AT_RECEPTION, null, staff.client());
        return idempotency
                .once(
                        new Once(staff.client(), key, "take-number:" + hall, input),
                        () -> new Done(201, queue.enter(wish), null, null))
                .response();
    }

    @GET
    public Page<NumberRow> list(@PathParam("hall") String hall, @Context UriInfo uri) {
        staffOf(hall);
        return numbers.list(hall, Paging.Plain.of(uri));
    }

    @POST
    @Path("/{id}/leaving")
    public NumberView leave(@PathParam("hall") String hall, @PathParam("id") UUID id) {
        return numbers.leave(hall, id, asker(hall));
    }

    @POST
    @Path("/{id}/return")
    public NumberView bringBack(@PathParam("hall") String hall, @PathParam("id") UUID id) {
        return numbers.bringBack(hall, id, asker(hall));
    }

    @POST
    @Path("/{id}/priority")
    public NumberView prioritise(
            @PathParam("hall") String hall, @PathParam("id") UUID id, @NotNull @Valid Granting input) {
        return numbers.prioritise(hall, id, input.priority(), asker(hall));
    }

    private Numbers.Asker asker(String hall) {
        return new Numbers.Asker(staffOf(hall).client(), language.messages().isEnglish());
    }

    private Caller.Staff staffOf(String hall) {
        var staff = callers.staff();
        HallScope.demand(staff, hall);
        return staff;
    }
}
