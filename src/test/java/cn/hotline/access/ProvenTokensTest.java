package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was proven once is good for this very token, at this door, until it ends. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ProvenTokensTest {

    private static final Duration LIFE = Duration.ofMinutes(5);

    @Inject
    ProvenTokens proven;

    @Inject
    OwnTokens own;

    @Inject
    Clock clock;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void onlyTheVeryTokenIsGoodAndOnlyAtItsDoor() {
        var token = citizen();
        var other = citizen();
        for (var often = 0; often < 2; often++) {
            As.bearer(token).get("/api/citizen/v1/me").then().statusCode(200);
            As.bearer(other).get("/api/citizen/v1/me").then().statusCode(200);
        }
        int signature = token.lastIndexOf('.');
        var forged = token.substring(0, signature) + other.substring(other.lastIndexOf('.'));
        As.bearer(forged).get("/api/citizen/v1/me").then().statusCode(401);
        As.bearer(token.substring(0, signature + 1))
                .get("/api/citizen/v1/me")
                .then()
                .statusCode(401);
        As.bearer(token).post("/api/kiosk/v1/heartbeat").then().statusCode(401);
        As.bearer(token).get("/api/staff/v1/tickets").then().statusCode(401);
    }

    @Test
    void whatIsOverIsProvenAnew() {
        var claims = new JwtClaims();
        claims.setSubject(UUID.randomUUID().toString());
        claims.setExpirationTime(
                NumericDate.fromSeconds(clock.instant().plus(LIFE).getEpochSecond()));
        var token = remembered(claims, "/api/citizen/v1/me");
        var found = asked(token, "/api/citizen/v1/me");
        assertThat(found).isNotNull();
        assertThat(found.getRoles()).containsExactly("citizen");
        assertThat(asked(token, "/api/kiosk/v1/me")).isNull();
        MovedClock.forward(LIFE);
        assertThat(asked(token, "/api/citizen/v1/me")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/api/staff/v1/tickets", "/api/partner/v1/tickets", "/q/metrics"})
    void otherDoorsProveEachTime(String path) {
        var claims = new JwtClaims();
        claims.setSubject("somebody");
        claims.setExpirationTimeMinutesInTheFuture(5);
        assertThat(asked(remembered(claims, path), path)).isNull();
    }

    private String citizen() {
        return own.sign("citizen", UUID.randomUUID().toString(), Set.of("citizen"), Map.of(), LIFE);
    }

    /** @return what stands for the token in these claims */
    private String remembered(JwtClaims claims, String path) {
        var raw = UUID.randomUUID().toString();
        claims.setStringClaim("raw_token", raw);
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new OidcJwtCallerPrincipal(claims, new AccessTokenCredential(raw)))
                .addRole("citizen")
                .build();
        var same = proven.augment(
                        identity,
                        ProvenTokensTest::blocking,
                        Map.of(HttpSecurityUtils.ROUTING_CONTEXT_ATTRIBUTE, at(path)))
                .await()
                .indefinitely();
        assertThat(same).isSameAs(identity);
        return raw;
    }

    private @Nullable SecurityIdentity asked(String token, String path) {
        var request = new TokenAuthenticationRequest(new AccessTokenCredential(token));
        HttpSecurityUtils.setRoutingContextAttribute(request, at(path));
        return proven.authenticate(request, ProvenTokensTest::blocking).await().indefinitely();
    }

    private static Uni<SecurityIdentity> blocking(Supplier<SecurityIdentity> work) {
        return Uni.createFrom().item(work);
    }

    private static RoutingContext at(String path) {
        return (RoutingContext) Proxy.newProxyInstance(
                RoutingContext.class.getClassLoader(), new Class<?>[] {RoutingContext.class}, (self, method, args) -> {
                    assertThat(method.getName()).isEqualTo("normalizedPath");
                    return path;
                });
    }
}
