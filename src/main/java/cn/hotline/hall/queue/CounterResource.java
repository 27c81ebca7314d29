package cn.hotline.hall.queue;

import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Clerks at their counters: sit down, call, serve. */
@Path("/api/staff/v1/halls/{hall}/counters/{counter}")
@RolesAllowed({CLERK, HALL_MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CounterResource {

    /** Somebody who was parked or skipped. */
    public record Resumption(@NotNull UUID number) {}

    /**
     * The number that the verb is meant for, as {@code current} names it.
     *
     * @param version as it was seen; where something has happened to the number since, nothing is done
     */
    public record Seen(
            @NotNull UUID number, @NotNull @Min(1) Integer version) {

        Counters.Seen plain() {
            return new Counters.Seen(number, version);
        }
    }

    /** To another service, to one counter, or both. */
    public record Redirection(
            @NotNull UUID number,
            @NotNull @Min(1) Integer version,
            @Nullable @Pattern(regexp = "[A-Z0-9-]{1,32}") String service,
            @Nullable @Pattern(regexp = "[A-Z0-9-]{1,32}") String counter) {}

    /** What the visit came to. */
    public record Finish(
            @NotNull UUID number,
            @NotNull @Min(1) Integer version,
            @NotNull VisitResult result) {}

    private final Counters counters;
    private final Callers callers;
    private final Idempotency idempotency;

    CounterResource(Counters counters, Callers callers, Idempotency idempotency) {
        this.counters = counters;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    @GET
    public CounterView read(@PathParam("hall") String hall, @PathParam("counter") String counter) {
        return counters.read(desk(hall, counter));
    }

    @POST
    @Path("/opening")
    public CounterView open(@PathParam("hall") String hall, @PathParam("counter") String counter) {
        return counters.open(desk(hall, counter));
    }

    @POST
    @Path("/pause")
    public CounterView pause(@PathParam("hall") String hall, @PathParam("counter") String counter) {
        return counters.pause(desk(hall, counter));
    }

    @POST
    @Path("/closing")
    public CounterView close(@PathParam("hall") String hall, @PathParam("counter") String counter) {
        return counters.close(desk(hall, counter));
    }

    @POST
    @Path("/next")
    public Response next(
            @PathParam("hall") String hall,
            @PathParam("counter") String counter,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var desk = desk(hall, counter);
        return idempotency
                .once(
                        new Once(desk.staff().client(), key, "call-next:" + hall + ":" + counter, Map.of()),
                        () -> new Done(200, counters.next(desk), null, null))
                .response();
    }

    @POST
    @Path("/recall")
    public CounterView recall(
            @PathParam("hall") String hall, @PathParam("counter") String counter, @NotNull @Valid Seen input) {
        return counters.recall(desk(hall, counter), input.plain());
    }

    @POST
    @Path("/start")
    public CounterView start(
            @PathParam("hall") String hall, @PathParam("counter") String counter, @NotNull @Valid Seen input) {
        return counters.start(desk(hall, counter), input.plain());
    }

    @POST
    @Path("/skip")
    public CounterView skip(
            @PathParam("hall") String hall, @PathParam("counter") String counter, @NotNull @Valid Seen input) {
        return counters.skip(desk(hall, counter), input.plain());
    }

    @POST
    @Path("/parking")
    public CounterView park(
            @PathParam("hall") String hall, @PathParam("counter") String counter, @NotNull @Valid Seen input) {
        return counters.park(desk(hall, counter), input.plain());
    }

    @POST
    @Path("/resumption")
    public CounterView resume(
            @PathParam("hall") String hall, @PathParam("counter") String counter, @NotNull @Valid Resumption input) {
        return counters.resume(desk(hall, counter), input.number());
    }

    @POST
    @Path("/redirection")
    public CounterView redirect(
            @PathParam("hall") String hall, @PathParam("counter") String counter, @NotNull @Valid Redirection input) {
        return counters.redirect(
                desk(hall, counter),
                new Counters.Seen(input.number(), input.version()),
                new Counters.Elsewhere(input.service(), input.counter()));
    }

    @POST
    @Path("/finish")
    public CounterView finish(
            @PathParam("hall") String hall, @PathParam("counter") String counter, @NotNull @Valid Finish input) {
        return counters.finish(desk(hall, counter), new Counters.Seen(input.number(), input.version()), input.result());
    }

    private Desk desk(String hall, String counter) {
        return new Desk(hall, counter, callers.staff());
    }
}
