package cn.hotline.notice;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Citizens say what they want to be told, and in which language. */
@Path("/api/citizen/v1/notice-preferences")
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PreferenceResource {

    /**
     * What one person wants.
     *
     * @param unwanted events they do not want
     * @param optedOut they want none of it, but for login codes
     */
    public record Preferences(
            @NotNull @Pattern(regexp = "zh|en") String language,
            @NotNull @Size(max = 30) List<@NotNull NoticeEvent> unwanted,
            boolean optedOut) {}

    private final NoticeWishes wishes;
    private final Callers callers;

    PreferenceResource(NoticeWishes wishes, Callers callers) {
        this.wishes = wishes;
        this.callers = callers;
    }

    @GET
    public Preferences read() {
        return wishes.of(citizen());
    }

    @PUT
    public Preferences keep(@NotNull @Valid Preferences wanted) {
        return wishes.keep(citizen(), wanted);
    }

    private UUID citizen() {
        if (callers.citizen() instanceof Caller.Citizen citizen) {
            return citizen.id();
        }
        throw new UnauthorizedException();
    }
}
