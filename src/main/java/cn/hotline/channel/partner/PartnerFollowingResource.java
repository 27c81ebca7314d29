package cn.hotline.channel.partner;

import cn.hotline.access.Callers;
import cn.hotline.access.partner.Partners;
import cn.hotline.channel.Following;
import cn.hotline.channel.Following.UrgeInput;
import cn.hotline.channel.Following.WithdrawalInput;
import cn.hotline.platform.Language;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Verb;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What partners do with a ticket of theirs afterwards: add to it, urge, take it back. */
@Path(PartnerFilings.HOME)
@PermissionsAllowed("tickets.write")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
final class PartnerFollowingResource {

    private final Following following;
    private final Sandbox sandbox;
    private final Partners partners;
    private final Callers callers;
    private final Language language;

    PartnerFollowingResource(
            Following following, Sandbox sandbox, Partners partners, Callers callers, Language language) {
        this.following = following;
        this.sandbox = sandbox;
        this.partners = partners;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets/{number}/supplements")
    public Response supplement(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Supplementary input) {
        var request = request(number);
        return partners.isSandbox(request.caller())
                ? sandbox.say(request, key, new Sandbox.Word(Verb.SUPPLEMENT, input.text(), input.attachments()))
                : following.supplement(request, Channel.PARTNER, key, input);
    }

    @POST
    @Path("/tickets/{number}/urges")
    public Response urge(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid UrgeInput input) {
        var request = request(number);
        return partners.isSandbox(request.caller())
                ? sandbox.say(request, key, Sandbox.Word.of(Verb.URGE, input.reason()))
                : following.urge(request, Channel.PARTNER, key, input);
    }

    @POST
    @Path("/tickets/{number}/withdrawal")
    public Response withdraw(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WithdrawalInput input) {
        var request = request(number).ifMatch(ifMatch);
        return partners.isSandbox(request.caller())
                ? sandbox.withdraw(request, Sandbox.Word.of(Verb.WITHDRAW, input.reason()))
                : following.withdraw(request, input);
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.partner(), language.messages());
    }
}
