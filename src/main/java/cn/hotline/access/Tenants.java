package cn.hotline.access;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Whose tokens a path trusts: decided by the path's audience alone, so that no token is ever tried against another issuer. */
@Singleton
final class Tenants implements TenantConfigResolver {

    private final Map<String, OidcTenantConfig> byPath;

    Tenants(AccessConfig config, OwnTokens own) {
        var staffUrl = filled(config.staffUrl());
        var partnerUrl = filled(config.partnerUrl()).or(() -> staffUrl);
        this.byPath = Map.of(
                "citizen", ownTenant("citizen", own),
                "kiosk", ownTenant("device", own),
                "staff",
                        staffUrl.map(url -> serverTenant("staff", url, config))
                                .orElseGet(() -> ownTenant("staff", own)),
                "partner",
                        partnerUrl
                                .map(url -> serverTenant("partner", url, config))
                                .orElseGet(() -> ownTenant("partner", own)));
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext routing, OidcRequestContext<OidcTenantConfig> context) {
        return Uni.createFrom().item(audience(routing).map(byPath::get).orElse(null));
    }

    /** As the path says it. */
    static Optional<String> audience(RoutingContext routing) {
        var parts = routing.normalizedPath().split("/", 4);
        boolean api = parts.length > 2 && parts[1].equals("api");
        return api ? Optional.of(parts[2]) : Optional.empty();
    }

    private static OidcTenantConfig ownTenant(String audience, OwnTokens own) {
        return OidcTenantConfig.builder()
                .tenantId(audience)
                .publicKey(own.publicKeyBase64())
                .token()
                .issuer(OwnTokens.ISSUER)
                .audience(audience)
                .end()
                .build();
    }

    private static OidcTenantConfig serverTenant(String id, String url, AccessConfig config) {
        return OidcTenantConfig.authServerUrl(url)
                .tenantId(id)
                .clientId(config.audience())
                .token()
                .audience(config.audience())
                // Signatures are checked here; asking the server about each forged token would let anybody flood it.
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build();
    }

    private static Optional<String> filled(Optional<String> url) {
        return url.filter(u -> !u.isBlank());
    }
}
