package cn.hotline.support;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Entries of the catalogue, made by an administrator over HTTP. */
public final class Entries {

    private static final AtomicInteger LAST = new AtomicInteger();
    private static final String CATALOGUE = "/api/staff/v1/catalogue/";

    private Entries() {}

    /** A code nobody has; the run of the suite is part of it, since the database may outlive it. */
    public static String freshCode() {
        return "T-" + ProcessHandle.current().pid() + "-" + LAST.incrementAndGet();
    }

    /** Content that can be put as it is. */
    public static Map<String, Object> content(String plural) {
        return switch (plural) {
            case "matters" -> matter("共享单车乱停放");
            case "units" -> unit("市数据局");
            default -> new HashMap<>(Map.of("name", "听潮街道", "level", "STREET", "parent", "999901"));
        };
    }

    public static Map<String, Object> matter(String name) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "nameEn",
                "Shared bicycles",
                "parent",
                "0101",
                "leaf",
                true,
                "type",
                "COMPLAINT",
                "level",
                "GENERAL",
                "unit",
                ATicket.UNIT,
                "form",
                form(1, "place")));
    }

    public static Map<String, Object> form(int version, String... keys) {
        var elements = java.util.Arrays.stream(keys)
                .map(key -> Map.of(
                        "key", key, "label", Map.of("zh", key, "en", key), "kind", "TEXT", "required", (Object) true))
                .toList();
        return Map.of("version", version, "elements", elements);
    }

    public static Map<String, Object> unit(String name) {
        return new HashMap<>(Map.of("name", name, "kind", "DEPARTMENT", "parent", "JL"));
    }

    /** @return the code of a fresh entry */
    public static String made(String plural) {
        return made(plural, content(plural));
    }

    public static String made(String plural, Map<String, Object> content) {
        var code = freshCode();
        put(plural, code, null, Map.of("content", content)).statusCode(201);
        return code;
    }

    /** @param etag the version known, or nothing for a new one */
    public static ValidatableResponse put(String plural, String code, String etag, Object change) {
        var request = As.administrator().body(change);
        return (etag == null ? request : request.header("If-Match", etag))
                .put(CATALOGUE + plural + "/{code}", code)
                .then();
    }

    public static ValidatableResponse change(String plural, String code, Map<String, Object> content, Object from) {
        return put(plural, code, "*", Map.of("content", content, "effectiveFrom", from.toString()));
    }

    public static ValidatableResponse retire(String plural, String code, String... successors) {
        return As.administrator()
                .header("If-Match", "*")
                .body(Map.of("replacedBy", List.of(successors)))
                .post(CATALOGUE + plural + "/{code}/retirement", code)
                .then();
    }

    public static ValidatableResponse read(String plural, String code) {
        return As.agent().get(CATALOGUE + plural + "/{code}", code).then();
    }

    public static String exported(String plural) {
        return As.agent()
                .get(CATALOGUE + plural + ".csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    public static ValidatableResponse imported(String plural, String table, String query) {
        return As.administrator()
                .contentType("text/csv")
                .body(table.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(CATALOGUE + plural + ".csv" + query)
                .then();
    }

    /** The label that the seed has published. */
    public static String codeSetOfToday() {
        return As.agent().get(CATALOGUE + "code-sets").path("items[-1].label");
    }
}
