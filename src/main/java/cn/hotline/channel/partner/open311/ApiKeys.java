package cn.hotline.channel.partner.open311;

import cn.hotline.access.Caller;
import cn.hotline.access.partner.PartnerKeys;
import cn.hotline.access.partner.PartnerLimits;
import cn.hotline.platform.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose key an {@code api_key} is, and whether they have asked for too much. */
@RequestScoped
class ApiKeys {

    @Inject
    PartnerKeys keys;

    @Inject
    PartnerLimits limits;

    @Inject
    RoutingContext routing;

    /**
     * Nobody for no key.
     *
     * @throws Refusal 403 for a key that is unknown, retired, or not for this; 429 beyond the client's limits
     */
    Optional<Caller.Partner> owner(@Nullable String shown, String scope) {
        if (shown == null) {
            return Optional.empty();
        }
        var partner = keys.byApiKey(shown)
                .filter(known -> known.scopes().contains(scope))
                .orElseThrow(() -> Refusal.forbidden("open311-key"));
        limits.demand(partner, routing.response()::putHeader);
        return Optional.of(partner.caller());
    }
}
