package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import cn.hotline.platform.Refusal;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A login goes on by being renewed and ends when its owner says so, at every node. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SessionTest {

    private static final String ME = "/api/citizen/v1/me";

    @Inject
    EntityManager db;

    @Inject
    Clock clock;

    @Inject
    AccessConfig config;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void whoLogsOutIsOutWithEveryTokenOfThatLoginAndNoOther() {
        var phone = LoginCodes.freshPhone();
        var token = logIn(phone);
        MovedClock.forward(Duration.ofMinutes(2));
        var elsewhere = logIn(phone);
        String renewed = As.bearer(token)
                .post(ME + "/session")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
        As.bearer(renewed).get(ME).then().statusCode(200);
        As.bearer(renewed).delete(ME + "/session").then().statusCode(204);
        for (var ended : new String[] {token, renewed}) {
            As.bearer(ended).get(ME).then().statusCode(401).body("type", equalTo("/problems/unauthenticated"));
            As.bearer(ended).get("/api/citizen/v1/tickets").then().statusCode(401);
            As.bearer(ended).post(ME + "/session").then().statusCode(401);
        }
        As.bearer(elsewhere).get(ME).then().statusCode(200);
        As.nobody().get(ME).then().statusCode(401);
    }

    @Test
    void anotherNodeLearnsIt() {
        var login = new Identities.Login(People.withPhone(), "test-" + As.key(), clock.instant(), Door.WEB);
        var here = new Sessions(db, clock, config);
        var there = new Sessions(db, clock, config);
        there.learn();
        here.end(login);
        var identity = identity(login.session());
        assertThatThrownBy(() -> here.demandOpen(identity)).isInstanceOf(Refusal.class);
        there.demandOpen(identity);
        there.learn();
        assertThatThrownBy(() -> there.demandOpen(identity)).isInstanceOf(Refusal.class);
    }

    @Test
    void aLoginIsRenewedForAMonthAndNotLonger() {
        var token = logIn(LoginCodes.freshPhone());
        MovedClock.forward(Duration.ofDays(30).minusHours(1));
        As.bearer(token).post(ME + "/session").then().statusCode(201).body("expiresIn", lessThan(3601));
        MovedClock.forward(Duration.ofHours(2));
        As.bearer(token).post(ME + "/session").then().statusCode(401);
    }

    private static QuarkusSecurityIdentity identity(String session) {
        var claims = new JwtClaims();
        claims.setClaim("sid", session);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new OidcJwtCallerPrincipal(claims, null))
                .addRoles(Set.of("citizen"))
                .build();
    }

    private static String logIn(String phone) {
        return LoginCodes.open(phone, LoginCodes.sentTo(phone)).path("accessToken");
    }
}
