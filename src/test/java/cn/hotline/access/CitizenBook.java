package cn.hotline.access;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.support.As;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is asked of a citizen's own things beside tickets, and of who is whom. */
final class CitizenBook {

    private static final String DRAFTS = "/api/citizen/v1/drafts";

    private static final Map<String, Object> COMPLETE =
            Map.of("title", "路灯不亮", "text", "建设路的路灯不亮。", "reporter", Map.of("kind", "ANONYMOUS"));

    private CitizenBook() {}

    static boolean knows(Row row) {
        return row.path().matches("/api/citizen/v1/(attachments/uploads|drafts|me)(/.*)?")
                || row.path().startsWith("/api/staff/v1/persons/");
    }

    static String path(Row row) {
        return row.path().replace("{id}", row.path().contains("{id}") ? id(row) : "");
    }

    static RequestSpecification request(Row row, RequestSpecification request) {
        request.header("Idempotency-Key", As.key());
        if (row.path().contains("/uploads")) {
            request.header("Upload-Length", "10").header("Upload-Offset", "0");
        }
        return switch (row.method() + row.path().substring(row.path().lastIndexOf('/'))) {
            case "PATCH/{id}" ->
                request.contentType("application/offset+octet-stream").body(new byte[] {1});
            case "POST/drafts" -> request.body(Map.of("content", COMPLETE));
            case "PUT/{id}" -> request.body(COMPLETE);
            case "POST/phones" -> request.body(Map.of("phone", "19900000001", "code", "000000"));
            case "POST/real-name" -> request.body(Map.of("name", "王小明", "number", "11010519491231002X"));
            case "POST/search" -> request.body(Map.of("phone", "19900000001"));
            case "POST/joinings" ->
                request.body(Map.of("joined", People.withPhone(), "into", People.withPhone(), "reason", "同一人"));
            case "POST/parting" -> request.body(Map.of("reason", "不是同一人"));
            default -> request;
        };
    }

    private static String id(Row row) {
        if (row.path().endsWith("/parting")) {
            return People.join(People.withPhone(), People.withPhone()).path("id");
        }
        return row.path().startsWith(DRAFTS) ? draft() : UUID.randomUUID().toString();
    }

    private static String draft() {
        List<String> open = As.citizen(Somebody.REPORTER_ID).get(DRAFTS).path("items.id");
        return open.isEmpty()
                ? As.citizen(Somebody.REPORTER_ID)
                        .header("Idempotency-Key", As.key())
                        .body(Map.of("content", COMPLETE))
                        .post(DRAFTS)
                        .path("id")
                : open.getFirst();
    }
}
