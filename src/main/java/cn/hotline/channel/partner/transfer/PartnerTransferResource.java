package cn.hotline.channel.partner.transfer;

import cn.hotline.access.Callers;
import cn.hotline.channel.Submission;
import cn.hotline.platform.Language;
import cn.hotline.platform.QueryParameters;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The other hotline's side: 110 and others hand matters to us, decide what we hand to them, and tell how it went. */
@Path("/api/partner/v1/transfers")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PartnerTransferResource {

    private static final String WRITE = "tickets.write";
    private static final String READ = "tickets.read";
    private static final int MAX_CHANGES = 200;

    /** A matter under the other hotline's own id. */
    @SuppressWarnings("NullAway.Init") // filled by Jackson, checked by Bean Validation
    public static final class Incoming extends Submission {
        @NotBlank
        @Size(max = 100)
        private String externalId;

        @NotBlank
        @Size(max = 1000)
        private String reason;

        private @Nullable UUID previous;

        Takeovers.Offered offered() {
            return new Takeovers.Offered(externalId, reason, previous, gist());
        }
    }

    /** The other hotline takes the matter, perhaps under a number of its own. */
    public record Acknowledgement(
            @Nullable @Size(min = 1, max = 100) String externalId) {}

    /** Why it does not. */
    public record RefusalInput(@NotBlank @Size(max = 1000) String reason) {}

    /** Why the name and number are needed. */
    public record Purpose(
            @NotBlank @Size(min = 4, max = 200) String purpose) {}

    /** Something that happened to a transfer, and how it stands now. */
    public record Change(
            String cursor,
            UUID transfer,
            Steps.Kind kind,
            Instant at,
            Transfer.Direction direction,
            TransferState state,
            @Nullable String externalId,
            @Nullable String number) {
        static Change of(Steps.Step step) {
            return new Change(
                    Long.toString(step.position()),
                    step.transfer(),
                    step.kind(),
                    step.at(),
                    step.direction(),
                    step.state(),
                    step.externalId(),
                    step.number());
        }
    }

    /** Changes, oldest first; {@code next} is where to go on, also when there was nothing. */
    public record Changes(List<Change> items, String next) {}

    private final Handovers handovers;
    private final Takeovers takeovers;
    private final Transfers transfers;
    private final Steps steps;
    private final Callers callers;
    private final Language language;

    PartnerTransferResource(
            Handovers handovers,
            Takeovers takeovers,
            Transfers transfers,
            Steps steps,
            Callers callers,
            Language language) {
        this.handovers = handovers;
        this.takeovers = takeovers;
        this.transfers = transfers;
        this.steps = steps;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @PermissionsAllowed(WRITE)
    public Response offer(@NotNull @Valid Incoming input) {
        var kept = takeovers.offer(callers.partner(), input.offered(), language.messages());
        return kept.known()
                ? Response.ok(kept.view()).build()
                : Response.created(URI.create(
                                "/api/partner/v1/transfers/" + kept.view().id()))
                        .entity(kept.view())
                        .build();
    }

    @GET
    @PermissionsAllowed(READ)
    public Changes changes(@Context UriInfo uri) {
        var parameters = new QueryParameters(uri, Set.of("after", "limit"));
        int after = parameters.integer("after", 0, 0, 999_999_999);
        var items =
                steps.after(callers.partner().id(), after, parameters.integer("limit", 100, 1, MAX_CHANGES)).stream()
                        .map(Change::of)
                        .toList();
        return new Changes(
                items,
                items.isEmpty() ? Integer.toString(after) : items.getLast().cursor());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(READ)
    public TransferView read(@PathParam("id") UUID id) {
        return transfers.forPartner(id, callers.partner(), language.messages());
    }

    @POST
    @Path("/{id}/acknowledgement")
    @PermissionsAllowed(WRITE)
    public TransferView acknowledge(@PathParam("id") UUID id, @NotNull @Valid Acknowledgement input) {
        return handovers.acknowledge(callers.partner(), id, input.externalId(), language.messages());
    }

    @POST
    @Path("/{id}/refusal")
    @PermissionsAllowed(WRITE)
    public TransferView refuse(@PathParam("id") UUID id, @NotNull @Valid RefusalInput input) {
        return handovers.refuse(callers.partner(), id, input.reason(), language.messages());
    }

    @POST
    @Path("/{id}/feedback")
    @PermissionsAllowed(WRITE)
    public TransferView feedBack(@PathParam("id") UUID id, @NotNull @Valid Handovers.Feedback input) {
        return handovers.feedBack(callers.partner(), id, input, language.messages());
    }

    @POST
    @Path("/{id}/disclosures")
    @PermissionsAllowed(WRITE)
    public Response disclose(@PathParam("id") UUID id, @NotNull @Valid Purpose purpose) {
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(handovers.disclose(callers.partner(), id, purpose.purpose()))
                .build();
    }
}
