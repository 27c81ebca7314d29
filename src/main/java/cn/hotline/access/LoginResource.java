package cn.hotline.access;

import cn.hotline.platform.Language;
import cn.hotline.platform.RateLimits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Citizens log in with a code sent to their phone. */
@Path("/api/citizen/v1")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LoginResource {

    /**
     * Whom to send a code.
     *
     * @param captcha what the captcha gave the page, where one is asked for
     */
    public record CodeRequest(
            @NotNull @Size(min = 5, max = 20) String phone,
            @Nullable @Size(max = 4000) String captcha) {}

    /**
     * The code as received.
     *
     * @param door WEB unless given; the mini-program logs in by WeChat
     */
    public record SessionRequest(
            @NotNull @Size(min = 5, max = 20) String phone,
            @NotNull @Size(min = 6, max = 6) String code,
            @Nullable @Pattern(regexp = "WEB|APP") String door) {}

    /** How long the code is good for. */
    public record CodeSent(long validSeconds) {}

    private final Logins logins;
    private final Captcha captcha;
    private final Callers callers;
    private final Language language;
    private final RateLimits limits;
    private final AccessConfig config;

    LoginResource(
            Logins logins,
            Captcha captcha,
            Callers callers,
            Language language,
            RateLimits limits,
            AccessConfig config) {
        this.logins = logins;
        this.captcha = captcha;
        this.callers = callers;
        this.language = language;
        this.limits = limits;
        this.config = config;
    }

    @POST
    @Path("/login-codes")
    public Response requestCode(@NotNull @Valid CodeRequest request) {
        limits.login(callers.address());
        var phone = Phone.parse("phone", request.phone());
        captcha.demandPerson(request.captcha());
        logins.sendCode(phone, language.messages());
        return Response.accepted(new CodeSent(config.loginCodeValid().toSeconds()))
                .build();
    }

    @POST
    @Path("/sessions")
    public Response open(@NotNull @Valid SessionRequest request) {
        limits.login(callers.address());
        var session = logins.open(Phone.parse("phone", request.phone()), request.code(), Door.named(request.door()));
        return Response.status(Response.Status.CREATED).entity(session).build();
    }
}
