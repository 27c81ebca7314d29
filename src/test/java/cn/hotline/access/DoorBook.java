package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.channel.partner.open311.GeoReports;
import cn.hotline.channel.partner.transfer.Hotline;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** What is asked at the doors of other standards and other hotlines. */
final class DoorBook {

    private static String posted;

    private DoorBook() {}

    static boolean knows(Row row) {
        return row.path().startsWith("/open311/") || row.path().contains("/transfers");
    }

    static Response asked(Row row, RequestSpecification request, ATicket ticket) {
        return row.path().startsWith("/open311/") ? open311(row, request) : transfer(row, request, ticket);
    }

    private static Response open311(Row row, RequestSpecification request) {
        if (posted == null) {
            posted = GeoReports.posted();
        }
        var path = row.path()
                .replace("{format}", "json")
                .replace("{service_code}", ATicket.MATTER)
                .replace("{service_request_id}", posted)
                .replace("{token}", posted);
        if (row.method().equals("POST")) {
            GeoReports.as(request, GeoReports.report());
        } else if (path.contains("/requests") || path.contains("/tokens")) {
            request.queryParam("api_key", GeoReports.key());
        }
        return request.request(row.method(), path);
    }

    private static Response transfer(Row row, RequestSpecification request, ATicket ticket) {
        var path = row.path();
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (path.contains("{id}")) {
            path = path.replace("{id}", path.startsWith("/api/staff/") ? incoming() : outgoing(last));
        }
        if (row.method().equals("POST")) {
            request.header("Idempotency-Key", As.key());
            var body = body(path, last);
            if (body != null) {
                request.body(body);
            }
        }
        return request.request(row.method(), path.replace("{number}", ticket.number()));
    }

    private static Map<String, ?> body(String path, String last) {
        return switch (last) {
            case "refusal" -> Map.of("reason", "不属于职责范围");
            case "feedback" -> Map.of("externalId", As.key(), "text", "已处置。");
            case "disclosures" -> Map.of("purpose", "联系报警人");
            case "transfers" ->
                path.startsWith("/api/staff/")
                        ? Map.of("to", Somebody.PARTNER_ID, "reason", "请贵方处置")
                        : Hotline.matter(As.key());
            default -> path.startsWith("/api/partner/") ? Map.of() : null;
        };
    }

    private static String outgoing(String last) {
        var id = Hotline.offered(aTicket().filed(), Somebody.PARTNER_ID);
        if (last.equals("feedback")) {
            new Hotline(Somebody.PARTNER_ID).acknowledge(id).then().statusCode(200);
        }
        return id;
    }

    private static String incoming() {
        return new Hotline(Somebody.PARTNER_ID)
                .handIn(Hotline.matter(As.key()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
