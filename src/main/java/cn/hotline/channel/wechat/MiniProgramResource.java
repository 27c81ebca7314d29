package cn.hotline.channel.wechat;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.access.WechatGrants;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.RateLimits;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mini-program: login by WeChat, its phone number component, and what it may tell people (订阅消息). */
@Path("/api/citizen/v1/wechat")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class MiniProgramResource {

    /** A code of {@code wx.login} or of the phone number component, good for one use. */
    public record Code(
            @NotNull @Pattern(regexp = "[\\w-]{1,128}") String code) {}

    /** The number, masked. */
    public record Proven(String phone) {}

    /** What was said to one template. */
    public record Grant(
            @NotNull @Pattern(regexp = "[\\w-]{1,64}") String template,
            @NotNull Boolean accepted) {}

    /** As {@code wx.requestSubscribeMessage} tells it. */
    public record GrantInput(@NotEmpty @Size(max = 10) List<@NotNull @Valid Grant> grants) {}

    /** How many messages are granted now. */
    public record Granted(List<WechatGrants.Left> items) {}

    private final MiniProgram program;
    private final WechatGrants grants;
    private final Idempotency idempotency;
    private final Callers callers;
    private final RateLimits limits;

    MiniProgramResource(
            MiniProgram program, WechatGrants grants, Idempotency idempotency, Callers callers, RateLimits limits) {
        this.program = program;
        this.grants = grants;
        this.idempotency = idempotency;
        this.callers = callers;
        this.limits = limits;
    }

    @POST
    @Path("/sessions")
    @PermitAll
    public Response login(@NotNull @Valid Code code) {
        limits.login(callers.address());
        return Response.status(Response.Status.CREATED)
                .entity(program.login(code.code()))
                .build();
    }

    @POST
    @Path("/phone")
    @RolesAllowed(Role.Names.CITIZEN)
    public Proven provePhone(@NotNull @Valid Code code) {
        limits.login(callers.address());
        return new Proven(program.provePhone(citizen().id(), code.code()).masked());
    }

    @POST
    @Path("/grants")
    @RolesAllowed(Role.Names.CITIZEN)
    public Response grant(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid GrantInput input) {
        var citizen = citizen();
        var said = input.grants().stream()
                .map(grant -> new WechatGrants.Said(grant.template(), grant.accepted()))
                .toList();
        return idempotency
                .once(
                        new Once(citizen.client(), key, "wechat-grants", input),
                        () -> new Done(201, new Granted(grants.note(citizen.id(), said)), null, null))
                .response();
    }

    private Caller.Citizen citizen() {
        if (callers.citizen() instanceof Caller.Citizen citizen) {
            return citizen;
        }
        throw new UnauthorizedException();
    }
}
