package cn.hotline.channel.phone;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.channel.Following.RatingInput;
import cn.hotline.channel.phone.AgentTicketResource.Door;
import cn.hotline.channel.phone.OnBehalf.Behalf;
import cn.hotline.platform.Language;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What agents do for whoever calls or stands at the window (代办): the elderly and disabled get by phone all that others get by app. */
@Path("/api/staff/v1")
@RolesAllowed({AGENT, MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OnBehalfResource {

    /** 补充 */
    public record SupplementOnBehalf(
            @NotNull Door channel,
            @Nullable @Pattern(regexp = CallReport.CALL_ID) String callId,
            @NotBlank @Size(max = 10_000) String text,
            @Nullable @Size(max = 9) List<@NotNull UUID> attachments) {}

    /** 催办 */
    public record UrgeOnBehalf(
            @NotNull Door channel,
            @Nullable @Pattern(regexp = CallReport.CALL_ID) String callId,
            @Nullable @Size(min = 1, max = 1000) String reason) {}

    /** 撤回 */
    public record WithdrawalOnBehalf(
            @NotNull Door channel,
            @Nullable @Pattern(regexp = CallReport.CALL_ID) String callId,
            @NotBlank @Size(max = 1000) String reason) {}

    /** 评价: the citizen's own word, in a call. */
    public record RatingOnBehalf(
            @NotNull @Pattern(regexp = CallReport.CALL_ID) String callId,
            @Nullable @Min(1) @Max(4) Integer service,
            @NotNull @Min(1) @Max(4) Integer handling,
            @Nullable @Size(min = 1, max = 1000) String reason) {}

    private final OnBehalf onBehalf;
    private final Callers callers;
    private final Language language;

    OnBehalfResource(OnBehalf onBehalf, Callers callers, Language language) {
        this.onBehalf = onBehalf;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets/{number}/on-behalf/supplements")
    public Response supplement(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid SupplementOnBehalf input) {
        var behalf = new Behalf(request(number), channel(input.channel()), input.callId(), key);
        return onBehalf.supplement(behalf, new Supplementary(input.text(), input.attachments()));
    }

    @POST
    @Path("/tickets/{number}/on-behalf/urges")
    public Response urge(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid UrgeOnBehalf input) {
        var behalf = new Behalf(request(number), channel(input.channel()), input.callId(), key);
        return onBehalf.urge(behalf, input.reason());
    }

    @POST
    @Path("/tickets/{number}/on-behalf/withdrawal")
    public Response withdraw(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WithdrawalOnBehalf input) {
        var behalf = new Behalf(request(number).ifMatch(ifMatch), channel(input.channel()), input.callId(), null);
        return Etags.ok(onBehalf.withdraw(behalf, input.reason()));
    }

    @POST
    @Path("/tickets/{number}/on-behalf/rating")
    public Response rate(@PathParam("number") String number, @NotNull @Valid RatingOnBehalf input) {
        var behalf = new Behalf(request(number), Channel.PHONE, input.callId(), null);
        var said = new RatingInput(input.service(), input.handling(), input.reason());
        return Etags.ok(onBehalf.rate(behalf, said));
    }

    private static Channel channel(Door door) {
        return Channel.valueOf(door.name());
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.staff(), language.messages());
    }
}
