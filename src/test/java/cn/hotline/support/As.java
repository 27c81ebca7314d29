package cn.hotline.support;

import static io.restassured.RestAssured.given;

import cn.hotline.access.OwnTokens;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.restassured.config.EncoderConfig;
import io.restassured.config.ObjectMapperConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Requests as somebody, each held against the contract. */
public final class As {

    private static final Duration HOUR = Duration.ofHours(1);

    /** One for all: making one takes longer than writing with it. */
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private static final RestAssuredConfig PLAIN_UTF_8 = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .defaultContentCharset("UTF-8")
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .objectMapperConfig(
                    ObjectMapperConfig.objectMapperConfig().jackson2ObjectMapperFactory((type, charset) -> JSON));

    /** Signing costs more than most requests do. */
    private static final Map<Asked, String> TOKENS = new ConcurrentHashMap<>();

    private record Asked(OwnTokens by, String audience, String subject, Set<String> roles, Map<String, ?> claims) {}

    private As() {}

    public static RequestSpecification agent() {
        return staff("agent", "JL-12345");
    }

    public static RequestSpecification dispatcher() {
        return staff("dispatcher", "JL-12345");
    }

    public static RequestSpecification reviewer() {
        return staff("reviewer", "JL-12345");
    }

    /** Cleared for confidential tickets. */
    public static RequestSpecification manager() {
        return staff("manager", "manager", "JL-12345", List.of(), true);
    }

    /** Cleared for confidential tickets. */
    public static RequestSpecification supervisor() {
        return staff("supervisor", "supervisor", "JL-12345", List.of(), true);
    }

    public static RequestSpecification auditor() {
        return staff("auditor", "JL-12345");
    }

    public static RequestSpecification administrator() {
        return staff("administrator", "JL-12345");
    }

    public static RequestSpecification clerk(String hall) {
        return staff("clerk", hall);
    }

    public static RequestSpecification hallManager(String hall) {
        return staff("hall_manager", hall);
    }

    public static RequestSpecification handler(String unit) {
        return staff("handler", unit);
    }

    public static RequestSpecification clearedHandler(String unit) {
        return staff("handler-" + unit, "handler", unit, List.of(), true);
    }

    public static RequestSpecification staff(String role, String unit) {
        return staff(role + "-" + unit, role, unit, List.of(), false);
    }

    public static RequestSpecification staff(
            String subject, String role, String unit, List<String> regions, boolean cleared) {
        return bearer(staffToken(subject, role, unit, regions, cleared));
    }

    public static String staffToken(String subject, String role, String unit, List<String> regions, boolean cleared) {
        return token("staff", subject, Set.of(role), Map.of("unit", unit, "regions", regions, "cleared", cleared));
    }

    public static RequestSpecification citizen(UUID id) {
        return bearer(citizenToken(id));
    }

    public static String citizenToken(UUID id) {
        return token("citizen", id.toString(), Set.of("citizen"), Map.of());
    }

    public static RequestSpecification partner(String id, String scopes) {
        return bearer(partnerToken(id, scopes));
    }

    public static String partnerToken(String id, String scopes) {
        return token("partner", id, Set.of(), Map.of("client_id", id, "scope", scopes));
    }

    /** A registered and enabled kiosk. */
    public static RequestSpecification device(UUID id) {
        return bearer(deviceToken(id));
    }

    public static String deviceToken(UUID id) {
        return token("device", id.toString(), Set.of("device"), Map.of("hall", "HALL-CITY"));
    }

    public static RequestSpecification codeHolder(String trackCode) {
        return nobody().header("Track-Code", trackCode);
    }

    public static RequestSpecification nobody() {
        return given().config(PLAIN_UTF_8).filter(Contract.FILTER).contentType(ContentType.JSON);
    }

    public static RequestSpecification bearer(String token) {
        return nobody().header("Authorization", "Bearer " + token);
    }

    public static String token(String audience, String subject, Set<String> roles, Map<String, ?> claims) {
        var own = Arc.container().instance(OwnTokens.class).get();
        return TOKENS.computeIfAbsent(
                new Asked(own, audience, subject, roles, claims),
                asked -> own.sign(audience, subject, roles, claims, HOUR));
    }

    /** A fresh Idempotency-Key. */
    public static String key() {
        return UUID.randomUUID().toString();
    }
}
