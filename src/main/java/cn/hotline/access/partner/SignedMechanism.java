package cn.hotline.access.partner;

import cn.hotline.platform.signing.HttpSignatures.Signed;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Takes signed requests on all paths of partners, beside the tokens of the OIDC server; a request with both is judged by its token. */
@ApplicationScoped
class SignedMechanism implements HttpAuthenticationMechanism {

    /** Where the body's reader finds what was signed. */
    static final String SIGNED = "hotline.signed";

    private static final String PATHS = "/api/partner/";
    private static final String OUTCOME = "hotline.signed.outcome";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager providers) {
        var request = routing.request();
        var signed = new Signed(request.method().name(), request.path(), request.query(), request.headers()::get);
        if (!routing.normalizedPath().startsWith(PATHS)
                || !signed.isSigned()
                || request.getHeader("Authorization") != null) {
            return Uni.createFrom().nullItem();
        }
        // Asked twice, the second time would find the nonce used.
        Uni<SecurityIdentity> outcome = routing.get(OUTCOME);
        if (outcome == null) {
            routing.put(SIGNED, signed);
            outcome = providers
                    .authenticate(HttpSecurityUtils.setRoutingContextAttribute(new SignedRequest(signed), routing))
                    .memoize()
                    .indefinitely();
            routing.put(OUTCOME, outcome);
        }
        return outcome;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SignedRequest.class);
    }

    /** Before the OIDC server's, which would find nobody. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100;
    }
}
