package cn.hotline.hall.queue;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The holder of a number follows it: by login, or by the code of the slip. */
@Path("/api/citizen/v1/numbers/{id}")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class NumberResource {

    /** From 1, very dissatisfied, to 5, very satisfied (非常不满意 … 非常满意). */
    public record VisitRating(@NotNull @Min(1) @Max(5) Integer level) {

        @Override
        public String toString() {
            return "VisitRating";
        }
    }

    private final Numbers numbers;
    private final VisitRatings ratings;
    private final Callers callers;
    private final Language language;

    NumberResource(Numbers numbers, VisitRatings ratings, Callers callers, Language language) {
        this.numbers = numbers;
        this.ratings = ratings;
        this.callers = callers;
        this.language = language;
    }

    @GET
    public NumberView read(@PathParam("id") UUID id, @HeaderParam("Queue-Code") @Nullable String code) {
        return numbers.read(id, shown(code), language.messages().isEnglish());
    }

    @POST
    @Path("/leaving")
    public NumberView leave(@PathParam("id") UUID id, @HeaderParam("Queue-Code") @Nullable String code) {
        return numbers.leave(id, shown(code), language.messages().isEnglish());
    }

    @POST
    @Path("/return")
    public NumberView bringBack(@PathParam("id") UUID id, @HeaderParam("Queue-Code") @Nullable String code) {
        return numbers.bringBack(id, shown(code), language.messages().isEnglish());
    }

    @POST
    @Path("/rating")
    public NumberView rate(
            @PathParam("id") UUID id,
            @HeaderParam("Queue-Code") @Nullable String code,
            @NotNull @Valid VisitRating input) {
        var shown = shown(code);
        ratings.rate(id, shown, input.level());
        return numbers.read(id, shown, language.messages().isEnglish());
    }

    private Holders.Shown shown(@Nullable String code) {
        return new Holders.Shown(callers.citizen(), code, callers.address());
    }
}
