package cn.hotline.access.partner;

import cn.hotline.access.Identities;
import cn.hotline.platform.Refusal;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What each request of a partner passes once it is known whose it is: whether they are let in still, and how much they have asked. */
@Singleton
final class PartnerGate {

    private final Partners partners;
    private final PartnerLimits limits;
    private final CurrentIdentityAssociation identity;

    PartnerGate(Partners partners, PartnerLimits limits, CurrentIdentityAssociation identity) {
        this.partners = partners;
        this.limits = limits;
        this.identity = identity;
    }

    /** @throws Refusal 403 for a client that was disabled, 429 */
    @ServerRequestFilter
    void pass(ContainerRequestContext request, RoutingContext routing) {
        if (!routing.normalizedPath().startsWith("/api/partner/")) {
            return;
        }
        var partner = partners.named(Identities.partner(identity.getIdentity()).id());
        if (!partner.enabled()) {
            limits.count("disabled");
            throw Refusal.forbidden("partner-disabled");
        }
        limits.demand(partner, routing.response()::putHeader);
    }
}
