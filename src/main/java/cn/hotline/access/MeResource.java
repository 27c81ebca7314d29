package cn.hotline.access;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a member of staff what their token means here. */
@Path("/api/staff/v1/me")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    /** The caller as this service sees them. */
    public record Me(
            String subject, List<String> roles, @Nullable String unit, List<String> regions, boolean cleared) {}

    private final Callers callers;

    MeResource(Callers callers) {
        this.callers = callers;
    }

    @GET
    public Me read() {
        var staff = callers.staff();
        return new Me(
                staff.subject(),
                staff.roles().stream().map(Role::claim).toList(),
                staff.unit(),
                staff.regions().stream().sorted().toList(),
                staff.cleared());
    }
}
