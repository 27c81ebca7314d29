package cn.hotline.access;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.security.StringPermission;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the caller of the present request out of its token, its {@code Track-Code} header, or the lack of both. */
@RequestScoped
public class Callers {

    private static final int MAX_CODE = 32;

    @Inject
    CurrentIdentityAssociation identity;

    @Inject
    RoutingContext routing;

    @Inject
    Sessions sessions;

    @Inject
    Visits visits;

    /**
     * A kiosk and who stands in front of it.
     *
     * @param visit null where none is named
     */
    public record AtKiosk(Caller.Device device, Visits.@Nullable Visit visit) {

        /** Who was proved to stand there, else the device. */
        public Caller caller() {
            return visit == null || visit.citizen() == null ? device : new Caller.Citizen(visit.citizen());
        }

        /** @throws Refusal 401 without a visit, 403 in an anonymous one */
        public Caller.Citizen demandCitizen() {
            if (visit == null) {
                throw new Refusal(ProblemType.UNAUTHENTICATED, "visit-needed");
            }
            if (visit.citizen() == null) {
                throw Refusal.forbidden("visit-anonymous");
            }
            return new Caller.Citizen(visit.citizen());
        }
    }

    /** On citizen paths: the holder of the track code if one is shown, else the citizen logged in, else nobody in particular. */
    public Caller citizen() {
        sessions.demandOpen(identity.getIdentity());
        return holderOr(Identities.citizen(identity.getIdentity()));
    }

    /** On citizen paths that need a login: who logged in, whatever code is shown beside. */
    public Caller.Citizen self() {
        sessions.demandOpen(identity.getIdentity());
        if (Identities.citizen(identity.getIdentity()) instanceof Caller.Citizen citizen) {
            return citizen;
        }
        throw new UnauthorizedException();
    }

    /** On citizen paths: the door by which the login was made. */
    public Door door() {
        return Door.of(identity.getIdentity());
    }

    /** The login behind the present request. */
    Identities.Login login() {
        return Identities.login(identity.getIdentity());
    }

    /** On kiosk paths: the person in front of it who shows a track code or was proved by a visit, else the device. */
    public Caller kiosk() {
        return shown(atKiosk());
    }

    /** As {@link #kiosk()}, for whoever has asked who stands there already. */
    public Caller shown(AtKiosk there) {
        var code = trackCode();
        return code == null
                ? there.caller()
                : new Caller.CodeHolder(code, there.device().client(), address());
    }

    /** @throws Refusal 401 when the visit that is named is over; asked once a request, since each time counts as activity */
    public AtKiosk atKiosk() {
        var device = device();
        var token = routing.request().getHeader("Visit");
        return token == null
                ? new AtKiosk(device, null)
                : new AtKiosk(
                        device,
                        visits.goOn(device, token)
                                .orElseThrow(() -> new Refusal(ProblemType.UNAUTHENTICATED, "visit-over")));
    }

    /** @throws Refusal 403 when the device has been disabled since its token was made */
    public Caller.Device device() {
        return Identities.demandEnabled(Identities.device(identity.getIdentity()));
    }

    public Caller.Staff staff() {
        return Identities.staff(identity.getIdentity());
    }

    public Caller.Partner partner() {
        return Identities.partner(identity.getIdentity());
    }

    /** Whether the caller's token or key has this scope. */
    public boolean may(String scope) {
        return identity.getIdentity().checkPermissionBlocking(new StringPermission(scope));
    }

    /** The peer's network address, for limits only; behind a proxy the one the proxy vouches for. */
    public String address() {
        return routing.request().remoteAddress().hostAddress();
    }

    private Caller holderOr(Caller caller) {
        var code = trackCode();
        return code == null ? caller : new Caller.CodeHolder(code, caller.client(), address());
    }

    private @Nullable String trackCode() {
        var header = routing.request().getHeader("Track-Code");
        if (header == null) {
            return null;
        }
        // The server reads headers as Latin-1; full-width letters come as UTF-8.
        var code = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return code.substring(0, Math.min(code.length(), MAX_CODE));
    }
}
