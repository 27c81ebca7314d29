package cn.hotline.support;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Builds a dispatch catalogue over HTTP, on a day of its own, so that no other test is dispatched by it. */
public final class ACatalogue {

    /** More than there is. */
    public static final Map<String, Object> PAST_YEAR =
            Map.of("filedFrom", "2020-01-01T00:00:00+08:00", "filedBefore", "2150-01-01T00:00:00+08:00", "limit", 10);

    private static final AtomicInteger DAY = new AtomicInteger();

    private final Map<String, Object> body = new LinkedHashMap<>();
    private final List<Map<String, Object>> rules = new ArrayList<>();

    private ACatalogue(LocalDate from) {
        body.put("title", "试拟派单目录");
        body.put("effectiveFrom", from.toString());
        body.put("source", "市府办〔2026〕12号");
        body.put("rules", rules);
    }

    /** With one rule, from a day that no other one begins on. */
    public static ACatalogue inFarFuture() {
        return from(LocalDate.of(2100, 1, 1).plusDays(DAY.incrementAndGet())).rule(Map.of("matter", "01"), "JL-CG");
    }

    public static ACatalogue from(LocalDate day) {
        return new ACatalogue(day);
    }

    public ACatalogue rule(Map<String, Object> conditions, String unit) {
        var rule = new LinkedHashMap<>(conditions);
        rule.put("unit", unit);
        rule.putIfAbsent("legalBasis", "《城市市容管理条例》第十二条");
        rules.add(rule);
        return this;
    }

    public ACatalogue local(Map<String, Object> conditions, String kind) {
        var rule = new LinkedHashMap<>(conditions);
        rule.put("local", kind);
        rule.putIfAbsent("legalBasis", "《乡村振兴促进法》第三十七条");
        rules.add(rule);
        return this;
    }

    public ACatalogue with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    public static Map<String, Object> lawful() {
        return inFarFuture().body();
    }

    /** A draft to put into a path that names one. */
    public static String draftedFor(String path) {
        return path.contains("{version}") ? inFarFuture().drafted() : "";
    }

    public Map<String, Object> body() {
        return body;
    }

    public Response send() {
        return As.manager().header("Idempotency-Key", As.key()).body(body).post("/api/staff/v1/dispatch-catalogues");
    }

    /** @return its version */
    public String drafted() {
        return send().then().statusCode(201).extract().path("version").toString();
    }

    public String published() {
        var version = drafted();
        publish(version).then().statusCode(200);
        return version;
    }

    public static Response publish(String version) {
        return As.manager().post("/api/staff/v1/dispatch-catalogues/{v}/publication", version);
    }

    public static Response dryRun(String version, Map<String, Object> past) {
        return As.manager().body(past).post("/api/staff/v1/dispatch-catalogues/{v}/dry-run", version);
    }
}
