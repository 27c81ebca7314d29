package cn.hotline.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of citizens and devices that were proven to be this service's own: until they end they need no second proof, since the key
 * never changes. What may change meanwhile (logins that were ended, devices that were disabled) is asked at each request elsewhere.
 * Staff and partners are proven each time, by keys of their own servers, which change.
 */
@Singleton
final class ProvenTokens implements IdentityProvider<TokenAuthenticationRequest>, SecurityIdentityAugmentor {

    private static final Set<String> PATHS = Set.of("citizen", "kiosk");
    private static final Set<String> OF_THE_REQUEST = Set.of(
            RoutingContext.class.getName(),
            HttpSecurityUtils.ROUTING_CONTEXT_ATTRIBUTE,
            AuthenticationRequestContext.class.getName());

    private final Clock clock;
    private final Cache<Key, Proven> proven = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    ProvenTokens(Clock clock) {
        this.clock = clock;
    }

    /** Proven for one audience, which is the path's. */
    private record Key(String path, String token) {

        @Override
        public String toString() {
            return "Key[" + path + "]";
        }
    }

    /** What the proof found, without the request it was found for. */
    private record Proven(JsonWebToken token, Set<String> roles, Map<String, Object> attributes) {}

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the proof itself. */
    @Override
    public int priority() {
        return SYSTEM_FIRST + 1;
    }

    /** Nobody when it is not known, or is over: then the proof decides. */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var routing = HttpSecurityUtils.getRoutingContextAttribute(request);
        var path = routing == null ? null : path(routing);
        var known = path == null
                ? null
                : proven.getIfPresent(new Key(path, request.getToken().getToken()));
        if (known == null
                || known.token().getExpirationTime() <= clock.instant().getEpochSecond()) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(known.token())
                        .addRoles(known.roles())
                        .addCredential(request.getToken())
                        .addAttributes(known.attributes())
                        .addAttribute(RoutingContext.class.getName(), routing)
                        .build());
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        var routing = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        var path = routing == null ? null : path(routing);
        if (path != null && identity.getPrincipal() instanceof JsonWebToken token && token.getClaim("scope") == null) {
            var kept = new HashMap<>(identity.getAttributes());
            kept.keySet().removeAll(OF_THE_REQUEST);
            proven.asMap()
                    .putIfAbsent(new Key(path, token.getRawToken()), new Proven(token, identity.getRoles(), kept));
        }
        return augment(identity, context);
    }

    private static @Nullable String path(RoutingContext routing) {
        return Tenants.audience(routing).filter(PATHS::contains).orElse(null);
    }
}
