package cn.hotline.appointment;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import cn.hotline.platform.QueryParameters;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Citizens make appointments (预约) and change them. */
@Path("/api/citizen/v1/bookings")
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class BookingResource {

    /** Somebody else who comes. */
    public record VisitorInput(
            @NotBlank @Size(max = 60) String name,
            @NotNull @Size(min = 18, max = 18) String idNumber) {

        @Override
        public String toString() {
            return "VisitorInput[]";
        }
    }

    /** What is booked. */
    public record BookingInput(
            @NotNull UUID slot,
            @Nullable @Valid VisitorInput visitor,

            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}")
            String matter,

            @Nullable @Size(min = 1, max = 40) String ticket,
            @Nullable @Size(max = 30) List<@NotNull @NotBlank @Size(max = 200) String> materials) {}

    /** Where to. */
    public record MoveInput(@NotNull UUID slot) {}

    private final Bookings bookings;
    private final Visitor.Known visitors;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Tickets tickets;
    private final Language language;

    BookingResource(
            Bookings bookings,
            Visitor.Known visitors,
            Callers callers,
            Idempotency idempotency,
            Tickets tickets,
            Language language) {
        this.bookings = bookings;
        this.visitors = visitors;
        this.callers = callers;
        this.idempotency = idempotency;
        this.tickets = tickets;
        this.language = language;
    }

    @POST
    public Response hold(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid BookingInput input) {
        var citizen = callers.self();
        var other = input.visitor();
        var companion =
                other == null ? null : new Visitor.Companion(other.name().strip(), other.idNumber());
        var wish = new NewBooking(
                input.slot(),
                visitors.of(citizen.id(), companion),
                Channel.WEB,
                citizen.client(),
                input.matter(),
                ownTicket(input.ticket(), citizen),
                Objects.requireNonNullElse(input.materials(), List.of()));
        return idempotency
                .once(new Once(citizen.client(), key, "hold-seat", input), () -> {
                    var held = bookings.hold(wish);
                    return Done.created(held, "/api/citizen/v1/bookings/" + held.id());
                })
                .response();
    }

    @GET
    public Page<BookingView> list(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("limit", "after"));
        return bookings.list(
                callers.self(), query.integer("limit", 20, 1, Page.MAX_LIMIT), query.text("after", 1, 200));
    }

    @GET
    @Path("/{id}")
    public BookingView read(@PathParam("id") UUID id) {
        return bookings.read(id, callers.self());
    }

    @POST
    @Path("/{id}/confirmation")
    public BookingView confirm(@PathParam("id") UUID id) {
        return bookings.confirm(id, callers.self());
    }

    @POST
    @Path("/{id}/cancellation")
    public BookingView cancel(@PathParam("id") UUID id) {
        return bookings.cancel(id, callers.self());
    }

    @POST
    @Path("/{id}/move")
    public BookingView move(@PathParam("id") UUID id, @NotNull @Valid MoveInput input) {
        return bookings.move(id, input.slot(), callers.self());
    }

    /** @throws cn.hotline.platform.Refusal 404 for anybody else's */
    private @Nullable String ownTicket(@Nullable String number, Caller.Citizen citizen) {
        return number == null
                ? null
                : tickets.facts(TicketRequest.of(number, citizen, language.messages()))
                        .number();
    }
}
