package cn.hotline.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Citizens go on with a login without a new code, or end it. */
@Path("/api/citizen/v1/me/session")
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    private final Logins logins;
    private final Sessions sessions;
    private final Callers callers;

    SessionResource(Logins logins, Sessions sessions, Callers callers) {
        this.logins = logins;
        this.sessions = sessions;
        this.callers = callers;
    }

    @POST
    public Response renew() {
        callers.self();
        var login = callers.login();
        sessions.demandOpen(login);
        return Response.status(Response.Status.CREATED)
                .entity(logins.session(login))
                .build();
    }

    @DELETE
    public void end() {
        callers.self();
        sessions.end(callers.login());
    }
}
