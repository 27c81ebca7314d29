package cn.hotline.access;

import cn.hotline.platform.Refusal;
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

    /** The login behind the present request. */
    Identities.Login login() {
        return Identities.login(identity.getIdentity());
    }

    /** On kiosk paths: the device, or the person in front of it who shows a track code. */
    public Caller kiosk() {
        return holderOr(device());
    }

    /** @throws Refusal 403 when the device has been disabled since its token was made */
    public Caller.Device device() {
        var device = Identities.device(identity.getIdentity());
        Identities.demandEnabled(device);
        return device;
    }

    public Caller.Staff staff() {
        return Identities.staff(identity.getIdentity());
    }

    public Caller.Partner partner() {
        return Identities.partner(identity.getIdentity());
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
