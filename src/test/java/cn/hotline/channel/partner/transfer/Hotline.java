package cn.hotline.channel.partner.transfer;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stand-in of 110 or another hotline: a client that speaks the protocol over HTTP, and reads on from its cursor. */
public final class Hotline {

    static final String POLICE = "police-110";
    private static final String TRANSFERS = "/api/partner/v1/transfers";

    private final String id;
    private String cursor = "0";

    public Hotline(String id) {
        this.id = id;
    }

    /** Knows all that was before. */
    static Hotline upToDate(String id) {
        var hotline = new Hotline(id);
        while (!hotline.poll().isEmpty()) {
            // reads on
        }
        return hotline;
    }

    public static Map<String, Object> matter(String externalId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("externalId", externalId);
        body.put("reason", "非警务警情，请依职责办理");
        body.put("title", "建设路12号门前路灯不亮");
        body.put("text", "王小明报警称路灯一周不亮，电话19900000001。");
        body.put("reporter", Map.of("kind", "NAMED", "name", "王小明", "phone", "19900000001"));
        return body;
    }

    /** Our staff offer a ticket; the transfer's id. */
    public static String offered(ATicket ticket, String to) {
        return offer(As.dispatcher(), ticket, to)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Response offer(RequestSpecification staff, ATicket ticket, String to) {
        return staff.header("Idempotency-Key", As.key())
                .body(Map.of("to", to, "reason", "涉及治安，请公安处置", "reporterNeeded", true))
                .post("/api/staff/v1/tickets/{n}/transfers", ticket.number());
    }

    public Response handIn(Map<String, Object> matter) {
        return writing().body(matter).post(TRANSFERS);
    }

    public Response acknowledge(String transfer) {
        return writing()
                .body(Map.of("externalId", "110-" + transfer.substring(0, 8)))
                .post(TRANSFERS + "/{id}/acknowledgement", transfer);
    }

    Response refuse(String transfer) {
        return writing().body(Map.of("reason", "不属于警务事项")).post(TRANSFERS + "/{id}/refusal", transfer);
    }

    Response feedBack(String transfer, String externalId, String text, boolean last) {
        return writing()
                .body(Map.of("externalId", externalId, "text", text, "last", last))
                .post(TRANSFERS + "/{id}/feedback", transfer);
    }

    Response disclose(String transfer) {
        return writing().body(Map.of("purpose", "出警前联系报警人")).post(TRANSFERS + "/{id}/disclosures", transfer);
    }

    Response read(String transfer) {
        return reading().get(TRANSFERS + "/{id}", transfer);
    }

    /** What is new. */
    List<Map<String, Object>> poll() {
        var answer = reading()
                .queryParam("after", cursor)
                .get(TRANSFERS)
                .then()
                .statusCode(200)
                .extract();
        cursor = answer.path("next");
        return answer.path("items");
    }

    /** Kinds of the steps of one transfer among what is new. */
    List<String> news(String transfer) {
        return poll().stream()
                .filter(change -> change.get("transfer").equals(transfer))
                .map(change -> (String) change.get("kind"))
                .toList();
    }

    private RequestSpecification writing() {
        return As.partner(id, "tickets.write");
    }

    private RequestSpecification reading() {
        return As.partner(id, "tickets.read");
    }
}
