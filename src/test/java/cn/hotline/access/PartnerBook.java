package cn.hotline.access;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.support.ABatch;
import cn.hotline.support.APartner;
import cn.hotline.support.As;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** What is asked of the register of partners, and of tickets they bring in one go. */
final class PartnerBook {

    private PartnerBook() {}

    static boolean knows(Row row) {
        return row.path().matches(".*/(partners|ticket-imports)(/.*)?");
    }

    static String path(Row row) {
        if (row.path().contains("/ticket-imports/")) {
            var writer = As.partner(Somebody.PARTNER_ID, "tickets.write");
            return row.path()
                    .replace(
                            "{id}",
                            ABatch.lines(
                                            writer,
                                            As.key(),
                                            ABatch.line(UUID.randomUUID().toString()))
                                    .path("id"));
        }
        if (!row.path().contains("{id}")) {
            return row.path();
        }
        var partner = APartner.live();
        return row.path()
                .replace("{id}", partner.id())
                .replace("{keyId}", partner.key().id());
    }

    static RequestSpecification request(Row row, RequestSpecification request) {
        if (row.method().equals("GET")) {
            return request;
        }
        request.header("Idempotency-Key", As.key());
        var last = row.path().substring(row.path().lastIndexOf('/') + 1);
        return switch (last) {
            case "ticket-imports" ->
                request.contentType("text/csv")
                        .body(ABatch.table(UUID.randomUUID().toString(), 1));
            case "keys" -> request.body(Map.of("kind", "API_KEY"));
            case "retirement" -> request.body(Map.of("overlapHours", 1));
            case "partners" ->
                request.body(
                        Map.of("id", "matrix-" + UUID.randomUUID(), "kind", "LIVE", "terms", APartner.terms(1, true)));
            default -> request.body(APartner.terms(1, true));
        };
    }
}
