package cn.hotline.access;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.support.As;
import cn.hotline.support.Rows;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is asked of notices, their words and the local outbox. */
final class NoticeBook {

    private NoticeBook() {}

    static boolean knows(Row row) {
        return row.path()
                        .matches(
                                ".*/(notices|notice-templates|notice-preferences|outbox|outbox-page|sms-replies)(/.*)?")
                && !row.path().contains("{number}");
    }

    static String path(Row row) {
        return row.path()
                .replace("{event}", "REPLIED")
                .replace("{language}", "en")
                .replace("{id}", row.path().contains("{id}") ? failed() : "");
    }

    static RequestSpecification request(Row row, RequestSpecification request) {
        if (row.method().equals("GET") || row.path().endsWith("/retry")) {
            return request;
        }
        request.header("Idempotency-Key", As.key());
        return row.path().endsWith("/outbox-page")
                ? request.contentType("application/x-www-form-urlencoded").body("phone=199-0000-0001")
                : request.body(body(row.path().substring(row.path().lastIndexOf('/') + 1)));
    }

    private static Map<String, ?> body(String last) {
        return switch (last) {
            case "preview" -> Map.of("event", "CLOSED", "language", "zh", "text", "工单{number}已办结。");
            case "notice-preferences" -> Map.of("language", "zh", "unwanted", List.of(), "optedOut", false);
            case "sms-replies" -> Map.of("phone", "19900000001", "text", "你好");
            case "outbox" -> Map.of("phone", "19900000001");
            default -> Map.of("text", "Ticket {number} is answered.");
        };
    }

    /** A notice that failed for good. */
    private static String failed() {
        var id = UUID.randomUUID();
        Rows.count("""
                with failed as (
                    insert into notice (id, occasion, event, number_hash, sealed, vouched, extension, state, created_at, expires_at,
                        next_at)
                    values (?, ?, 'CLOSED', decode(repeat('00', 32), 'hex'), ''::bytea, true, '', 'FAILED_PERMANENT', now(), now(), now())
                    returning 1)
                select count(*) from failed""", id, "matrix:" + id);
        return id.toString();
    }
}
