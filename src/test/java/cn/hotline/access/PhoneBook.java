package cn.hotline.access;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.channel.phone.Switchboard;
import cn.hotline.channel.phone.TaskRows;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.survey.SurveyBook;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** What is asked of calls and call-backs, and done on behalf of callers. */
final class PhoneBook {

    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
    private static final String WORDS = "建设路12号门口的路灯不亮。";

    private PhoneBook() {}

    static boolean knows(Row row) {
        return row.path().matches("/(api/staff/v1|hooks/telephony)/(calls|call-backs)(/.*)?")
                || row.path().contains("/on-behalf/");
    }

    static String path(Row row, ATicket ticket) {
        return row.path()
                .replace("{number}", ticket.number())
                .replace("{draft}", NOBODY)
                .replace("{id}", row.path().contains("{id}") ? id(row) : "");
    }

    static RequestSpecification request(Row row, RequestSpecification request, ATicket ticket) {
        var body = row.method().equals("POST") ? body(row, ticket) : null;
        return body == null
                ? request
                : request.header("Idempotency-Key", As.key()).body(body);
    }

    private static Map<String, ?> body(Row row, ATicket ticket) {
        var last = row.path().substring(row.path().lastIndexOf('/') + 1);
        return switch (last) {
            case "tickets" -> Map.of("matter", ATicket.MATTER, "title", "路灯不亮", "type", "HELP");
            case "contacts" -> Map.of("ticket", ticket.number());
            case "result" -> Map.of("contacted", true);
            case "claim" -> null;
            case "supplements" -> Map.of("channel", "WINDOW", "text", "补充一点");
            case "urges" -> Map.of("channel", "PHONE");
            case "withdrawal" -> Map.of("channel", "PHONE", "reason", "已自行解决");
            case "rating" -> Map.of("callId", call(), "service", 1, "handling", 2);
            default -> Map.of();
        };
    }

    /** A call, or a task, of its own for each who asks. */
    private static String id(Row row) {
        if (!row.path().contains("/call-backs/")) {
            return call();
        }
        if (row.path().endsWith("/result")) {
            return NOBODY;
        }
        var phone = SurveyBook.freshPhone();
        Switchboard.missed(phone);
        return TaskRows.of(phone).getFirst();
    }

    /** Of the agent of the matrix, who handed it over to the manager. */
    private static String call() {
        var id = Switchboard.talked(SurveyBook.freshPhone(), "matrix-agent", WORDS);
        Switchboard.handedTo(id, "matrix-manager");
        return id;
    }
}
