package cn.hotline.access.partner;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.signing.HttpSignatures;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says whose signature a request bears; looks into the database, so never on an event loop. */
@ApplicationScoped
class SignedRequests implements IdentityProvider<SignedRequest> {

    private final HttpSignatures signatures;
    private final PartnerKeys keys;
    private final PartnerLimits limits;

    SignedRequests(HttpSignatures signatures, PartnerKeys keys, PartnerLimits limits) {
        this.signatures = signatures;
        this.keys = keys;
        this.limits = limits;
    }

    @Override
    public Class<SignedRequest> getRequestType() {
        return SignedRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SignedRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request.signed()));
    }

    private SecurityIdentity identity(HttpSignatures.Signed signed) {
        try {
            var partner = keys.owner(signatures.demand(signed, keys::secrets))
                    .orElseThrow(() -> new Refusal(ProblemType.UNAUTHENTICATED, "signature"));
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new SignedPartner(partner.id()))
                    .addPermissionsAsString(partner.scopes())
                    .build();
        } catch (Refusal refusal) {
            limits.count("unproven");
            throw new AuthenticationFailedException(refusal);
        }
    }
}
