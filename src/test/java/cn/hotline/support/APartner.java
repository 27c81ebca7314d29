package cn.hotline.support;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A partner that an administrator has registered, with keys that sign. */
public record APartner(String id, Key key) {

    private static final String PARTNERS = "/api/staff/v1/partners";
    private static final int PLENTY = 100_000;

    /** A key as the administrator was shown it; the secret in Base64. */
    public record Key(String id, String secret) {

        public static Key of(String id, byte[] secret) {
            return new Key(id, Base64.getEncoder().encodeToString(secret));
        }

        byte[] bytes() {
            return Base64.getDecoder().decode(secret);
        }
    }

    public static APartner live(String... scopes) {
        return registered("LIVE", PLENTY, scopes);
    }

    public static APartner sandbox(String... scopes) {
        return registered("SANDBOX", PLENTY, scopes);
    }

    public static APartner registered(String kind, int dailyQuota, String... scopes) {
        return named("partner-" + UUID.randomUUID(), kind, dailyQuota, scopes);
    }

    public static APartner named(String id, String kind, String... scopes) {
        return named(id, kind, PLENTY, scopes);
    }

    private static APartner named(String id, String kind, int dailyQuota, String... scopes) {
        administrator()
                .body(Map.of("id", id, "kind", kind, "terms", terms(dailyQuota, true, scopes)))
                .post(PARTNERS)
                .then()
                .statusCode(201);
        return new APartner(id, key(id, "HMAC"));
    }

    public static Map<String, Object> terms(int dailyQuota, boolean enabled, String... scopes) {
        return Map.of(
                "name",
                "市供水公司",
                "scopes",
                List.of(scopes),
                "perMinute",
                PLENTY,
                "dailyQuota",
                dailyQuota,
                "enabled",
                enabled);
    }

    public static Key key(String partner, String kind) {
        var issued = administrator()
                .body(Map.of("kind", kind))
                .post(PARTNERS + "/{id}/keys", partner)
                .then()
                .statusCode(201)
                .extract();
        return new Key(issued.path("key.id"), issued.path("secret"));
    }

    public void change(Map<String, Object> terms) {
        administrator().body(terms).put(PARTNERS + "/{id}", id).then().statusCode(200);
    }

    public static void retire(String partner, String key, int overlapHours) {
        administrator()
                .body(Map.of("overlapHours", overlapHours))
                .post(PARTNERS + "/{id}/keys/{keyId}/retirement", partner, key)
                .then()
                .statusCode(200);
    }

    public APartner with(Key other) {
        return new APartner(id, other);
    }

    public Response get(String path) {
        return signed("GET", path, null).get(path);
    }

    public Response post(String path, String json) {
        return signed("POST", path, json).post(path);
    }

    /** The request as this partner would sign it. */
    public RequestSpecification signed(String method, String path, String body) {
        return Signer.of(key).sign(As.nobody().urlEncodingEnabled(false), method, path, body, As.key());
    }

    private static RequestSpecification administrator() {
        return As.administrator().header("Idempotency-Key", As.key());
    }
}
