package cn.hotline.channel.partner.open311;

import cn.hotline.support.APartner;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What an Open311 client sends. */
public final class GeoReports {

    public static final String FORM = "application/x-www-form-urlencoded";
    static final String V2 = "/open311/v2/";

    private static final Supplier<APartner> CITY_APP = once(() -> withKey("LIVE", "tickets.read", "tickets.write"));
    private static final Supplier<APartner> OTHER_APP = once(() -> withKey("LIVE", "tickets.read"));

    private GeoReports() {}

    /** Of a partner that may read and write. */
    public static String key() {
        return CITY_APP.get().key().secret();
    }

    static String partner() {
        return CITY_APP.get().id();
    }

    /** Of a partner that may only read. */
    static String otherKey() {
        return OTHER_APP.get().key().secret();
    }

    static APartner withKey(String kind, String... scopes) {
        var partner = APartner.registered(kind, 100_000, scopes);
        return partner.with(APartner.key(partner.id(), "API_KEY"));
    }

    private static <T> Supplier<T> once(Supplier<T> maker) {
        var made = new AtomicReference<T>();
        return () -> made.updateAndGet(known -> known != null ? known : maker.get());
    }

    /** As of somebody who gives a number. */
    public static Map<String, String> report() {
        var form = new LinkedHashMap<String, String>();
        form.put("api_key", key());
        form.put("service_code", ATicket.MATTER);
        form.put("description", "建设路12号门前的路灯已经一周不亮，晚上出行很不方便。");
        form.put("lat", "30.25");
        form.put("long", "110.5");
        form.put("address_string", "建设路12号");
        form.put("first_name", "小明");
        form.put("last_name", "王");
        form.put("phone", "19900000001");
        form.put("email", "somebody@example.org");
        return form;
    }

    static Response post(Map<String, String> form, String format) {
        return with(form).post(V2 + "requests." + format);
    }

    static RequestSpecification with(Map<String, String> form) {
        return as(As.nobody(), form);
    }

    /** The form as somebody sends it. */
    public static RequestSpecification as(RequestSpecification somebody, Map<String, String> form) {
        return somebody.contentType(FORM)
                .body(form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static RequestSpecification asking() {
        return As.nobody().queryParam("api_key", key());
    }

    /** The id of a request that was posted. */
    public static String posted() {
        return post(report(), "json").then().statusCode(201).extract().path("[0].service_request_id");
    }
}
