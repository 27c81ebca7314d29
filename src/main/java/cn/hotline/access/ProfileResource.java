package cn.hotline.access;

import cn.hotline.platform.RateLimits;
import cn.hotline.platform.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Shows citizens what they have proved to be theirs, and binds one more number or their identity card. */
@Path("/api/citizen/v1/me")
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {

    /** A number and the code that was sent there. */
    public record PhoneInput(
            @NotNull @Size(min = 5, max = 20) String phone,
            @NotNull @Size(min = 6, max = 6) String code) {}

    /** As on the identity card. */
    public record RealNameInput(
            @NotBlank @Size(max = 50) String name,
            @NotNull @Size(min = 18, max = 40) String number) {
        @Override
        public String toString() {
            return "RealNameInput[]";
        }
    }

    /** How well it is known who somebody is. */
    public enum Level {
        /** By WeChat alone. */
        NONE,
        PHONE,
        /** 实名 */
        REAL_NAME
    }

    /** What is proved for this person, by whatever door. */
    public record Me(Level level, List<Profiles.Proved> identities) {

        static Me of(List<Profiles.Proved> identities) {
            var kinds = identities.stream().map(Profiles.Proved::kind).toList();
            var level = kinds.contains(Proof.REAL_NAME)
                    ? Level.REAL_NAME
                    : kinds.contains(Proof.PHONE) ? Level.PHONE : Level.NONE;
            return new Me(level, identities);
        }
    }

    private final Profiles profiles;
    private final Logins logins;
    private final RealNameBinding realNames;
    private final Callers callers;
    private final RateLimits limits;

    ProfileResource(Profiles profiles, Logins logins, RealNameBinding realNames, Callers callers, RateLimits limits) {
        this.profiles = profiles;
        this.logins = logins;
        this.realNames = realNames;
        this.callers = callers;
        this.limits = limits;
    }

    @GET
    public Me read() {
        return me(callers.self().id());
    }

    @POST
    @Path("/phones")
    public Me bind(@NotNull @Valid PhoneInput input) {
        limits.login(callers.address());
        var citizen = callers.self().id();
        if (profiles.of(citizen).isEmpty()) {
            throw Refusal.notFound("not-found");
        }
        logins.bind(citizen, Phone.parse("phone", input.phone()), input.code());
        return me(citizen);
    }

    @POST
    @Path("/real-name")
    public Me prove(@NotNull @Valid RealNameInput input) {
        limits.login(callers.address());
        var citizen = callers.self().id();
        realNames.bind(citizen, input.name(), IdCard.parse("number", input.number()));
        return me(citizen);
    }

    private Me me(UUID citizen) {
        return Me.of(profiles.of(citizen).stream()
                .flatMap(profile -> profile.identities().stream())
                .toList());
    }
}
