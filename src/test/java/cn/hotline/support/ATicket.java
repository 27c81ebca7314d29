package cn.hotline.support;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Builds a ticket over HTTP and leads it through its life; reads as prose. */
public final class ATicket {

    /** A leaf without required elements whose replies pass review. */
    public static final String MATTER = "019901";

    public static final String UNIT = "JL-CG";

    private final Map<String, Object> body = new LinkedHashMap<>();
    private RequestSpecification door = As.nobody();
    private String path = "/api/citizen/v1/tickets";
    private String number = "";
    private String code = "";

    private ATicket() {
        body.put("title", "建设路路灯不亮");
        body.put("text", "建设路12号门前的路灯已经一周不亮，晚上出行很不方便。");
        reporter("NAMED", "王小明", "19900000001");
    }

    public static ATicket aTicket() {
        return new ATicket();
    }

    public ATicket with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    public ATicket titled(String title) {
        return with("title", title);
    }

    public ATicket saying(String text) {
        return with("text", text);
    }

    public ATicket reporter(String kind, String name, String phone) {
        var reporter = new HashMap<String, Object>();
        reporter.put("kind", kind);
        if (name != null) {
            reporter.put("name", name);
        }
        if (phone != null) {
            reporter.put("phone", phone);
        }
        return with("reporter", reporter);
    }

    public ATicket anonymous() {
        return reporter("ANONYMOUS", null, null);
    }

    public ATicket confidential() {
        return reporter("CONFIDENTIAL", "李保密", "19900000009");
    }

    public ATicket inRegion(String region) {
        return with("place", Map.of("region", region, "address", "文化路8号"));
    }

    public ATicket by(UUID citizen) {
        door = As.citizen(citizen);
        return this;
    }

    public ATicket byPartner(String id) {
        door = As.partner(id, "tickets.write tickets.read");
        path = "/api/partner/v1/tickets";
        return this;
    }

    public ATicket byKiosk(UUID device) {
        door = As.device(device);
        path = "/api/kiosk/v1/tickets";
        return this;
    }

    public ATicket byAgent() {
        door = As.agent();
        path = "/api/staff/v1/tickets";
        return with("channel", "PHONE");
    }

    /** The answer to filing, unchecked. */
    public Response send(String key) {
        return door.header("Idempotency-Key", key).body(body).post(path);
    }

    public ATicket filed() {
        var filed = send(As.key()).then().statusCode(201).extract();
        number = filed.path("number");
        code = filed.path("trackCode");
        return this;
    }

    public ATicket accepted() {
        return filed().act(As.manager(), "acceptance", Map.of("matter", MATTER));
    }

    public ATicket dispatched() {
        return dispatchedTo(UNIT);
    }

    public ATicket dispatchedTo(String unit) {
        return accepted().act(As.manager(), "dispatch", Map.of("unit", unit));
    }

    public ATicket signed() {
        return dispatched().act(As.clearedHandler(UNIT), "signing", null);
    }

    public ATicket replied() {
        return signed().act(As.clearedHandler(UNIT), "reply", reply());
    }

    public ATicket approved() {
        return replied().act(As.manager(), "review", Map.of("decision", "APPROVE"));
    }

    public ATicket closed() {
        return approved().act(As.manager(), "closure", null);
    }

    public ATicket rated() {
        return closed().rated(Map.of("service", 1, "handling", 2));
    }

    public ATicket rated(Map<String, ?> rating) {
        return post(As.codeHolder(code).body(rating), "/api/citizen/v1/tickets/{n}/{a}", "rating");
    }

    public ATicket act(RequestSpecification as, String action, Object body) {
        return post(body == null ? as : as.body(body), "/api/staff/v1/tickets/{n}/{a}", action);
    }

    private ATicket post(RequestSpecification request, String path, String action) {
        request.post(path, number, action).then().statusCode(200);
        return this;
    }

    public ATicket supplemented(String text) {
        return create("supplements", Map.of("text", text));
    }

    public ATicket urged() {
        return create("urges", Map.of());
    }

    private ATicket create(String what, Object body) {
        As.manager()
                .header("Idempotency-Key", As.key())
                .body(body)
                .post("/api/staff/v1/tickets/{n}/{w}", number, what)
                .then()
                .statusCode(201);
        return this;
    }

    public static Map<String, Object> reply() {
        return new HashMap<>(Map.of(
                "outcome", "RESOLVED",
                "checked", "现场核查，线路老化。",
                "result", "已更换线路，路灯恢复照明。",
                "legalBasis", "《城市照明管理规定》",
                "contact", "市城管局 0999-12345003",
                "nextStep", "一周内回访。"));
    }

    public Map<String, Object> body() {
        return body;
    }

    public String number() {
        return number;
    }

    public String code() {
        return code;
    }

    /** As somebody at the staff desk sees it. */
    public Response readAs(RequestSpecification as) {
        return as.get("/api/staff/v1/tickets/{n}", number);
    }

    public Response track() {
        return As.codeHolder(code).get("/api/citizen/v1/tickets/{n}", number);
    }
}
