package cn.hotline.it;

import static cn.hotline.it.City.city;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged service in the production profile, with the tokens of an independent Keycloak, on a PostgreSQL reached by URL. */
class ProductionIT {

    private static final String NAME = "欧阳测试甲";
    private static final String PHONE = "19912345678";
    private static final String TICKETS = "/api/staff/v1/tickets/";
    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.started("production", city().settings());
    }

    @AfterAll
    static void stop() {
        Logs.areJsonWithout(node.lines(), NAME, PHONE);
        node.kill();
    }

    @Test
    void aPartnersTicketGoesThroughTheWholeLoop() {
        var filed = file(city().partnerToken(), "NAMED");
        String number = filed.path("number");
        act("agent", number, "acceptance", Map.of("matter", "019901"));
        act("dispatcher", number, "dispatch", Map.of("unit", City.UNIT));
        act("handler-cg", number, "signing", null);
        act("handler-cg", number, "reply", Loop.reply());
        act("reviewer", number, "review", Map.of("decision", "APPROVE"));
        act("reviewer", number, "closure", null);
        var reporter = node.asNobody().header("Track-Code", filed.<String>path("trackCode"));
        reporter.body(Map.of("service", 1, "handling", 1))
                .post("/api/citizen/v1/tickets/" + number + "/rating")
                .then()
                .statusCode(200)
                .body("status", equalTo("CLOSED"));
        node.as(city().partnerToken())
                .get("/api/partner/v1/tickets/" + number + "/timeline")
                .then()
                .statusCode(200)
                .body("items.action", contains(Loop.ACTIONS));
    }

    @Test
    void unitRegionsAndClearanceComeOutOfTheToken() {
        String open = file(city().partnerToken(), "NAMED").path("number");
        staff("agent").get(TICKETS + open).then().statusCode(200).body("reporter.name", containsString("*"));
        staff("agent-far").get(TICKETS + open).then().statusCode(404);
        act("agent", open, "acceptance", Map.of("matter", "019901"));
        act("dispatcher", open, "dispatch", Map.of("unit", City.UNIT));
        staff("handler-cg").get(TICKETS + open).then().statusCode(200);
        staff("handler-jy").get(TICKETS + open).then().statusCode(404);
        String secret = file(city().partnerToken(), "CONFIDENTIAL").path("number");
        staff("agent").get(TICKETS + secret).then().statusCode(404);
        staff("manager").get(TICKETS + secret).then().statusCode(200);
    }

    @Test
    void aTokenThatWasNotMadeForUsIsNone() {
        var keycloak = city().keycloak();
        keycloak.addRealm("other");
        keycloak.change("other", City.TEST_CLIENT, Map.of("enabled", true));
        keycloak.addStaff("other", "agent", List.of("agent"), Map.of("unit", List.of("JL-12345")));
        unauthenticated(keycloak.staffToken("other", City.TEST_CLIENT, "agent"));
        // A client of our own realm whose tokens do not name the hotline as their audience.
        unauthenticated(keycloak.staffToken(Keycloak.REALM, "admin-cli", "agent"));
        unauthenticated(city().token("agent").replaceFirst("\\.[^.]*\\.", ".e30."));
        unauthenticated("nonsense");
    }

    @Test
    void anExpiredTokenIsNone() {
        var keycloak = city().keycloak();
        keycloak.change(Keycloak.REALM, City.PARTNER, Map.of("attributes", Map.of("access.token.lifespan", "15")));
        var token = city().partnerToken();
        keycloak.change(Keycloak.REALM, City.PARTNER, Map.of("attributes", Map.of("access.token.lifespan", "")));
        node.as(token).get("/api/partner/v1/tickets").then().statusCode(200);
        Logs.await(
                Duration.ofSeconds(60),
                () -> node.as(token).get("/api/partner/v1/tickets").statusCode() == 401);
    }

    @Test
    void whoHasNoRoleOrTheWrongDoorMayNothing() {
        staff("newcomer").get(TICKETS).then().statusCode(403);
        node.as(city().partnerToken()).get(TICKETS).then().statusCode(403);
        staff("agent").get("/api/partner/v1/tickets").then().statusCode(403);
        staff("agent").get("/api/citizen/v1/tickets").then().statusCode(401);
        String number = file(city().partnerToken(), "NAMED").path("number");
        staff("reviewer")
                .body(Map.of("unit", City.UNIT))
                .post(TICKETS + number + "/dispatch")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo/v1/token", "/demo/v1/outbox", "/demo/v1/accounts"})
    void nothingOfTheDemoIsThere(String path) {
        node.asNobody()
                .contentType("application/x-www-form-urlencoded")
                .post(path)
                .then()
                .statusCode(404);
        node.asNobody().body(Map.of("phone", PHONE)).post(path).then().statusCode(404);
    }

    @Test
    void anOidcServerThatIsAwayIsNoFaultOfTheCallerAndStopsNobodyElse() {
        var away = Node.started(
                "no-oidc",
                city().settingsWith(
                                "HOTLINE_OIDC_STAFF_URL", "http://localhost:%d/realms/x".formatted(Node.freePort())));
        try {
            away.as(city().token("agent")).get(TICKETS).then().statusCode(503).header("Retry-After", equalTo("5"));
            away.asNobody().get("/api/citizen/v1/matters").then().statusCode(200);
        } finally {
            Logs.areJsonWithout(away.lines(), NAME, PHONE);
            away.kill();
        }
    }

    @Test
    void withoutAGatewayNobodyIsPromisedACode() {
        node.asNobody()
                .body(Map.of("phone", PHONE))
                .post("/api/citizen/v1/login-codes")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("30"));
    }

    private static void unauthenticated(String token) {
        node.as(token).get(TICKETS).then().statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
    }

    private static RequestSpecification staff(String user) {
        return node.as(city().token(user));
    }

    private static Response file(String token, String kind) {
        return node.as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Loop.submission(kind, NAME, PHONE))
                .post("/api/partner/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static void act(String user, String number, String action, Object body) {
        var request = staff(user);
        (body == null ? request : request.body(body))
                .post(TICKETS + number + "/" + action)
                .then()
                .statusCode(200);
    }
}
