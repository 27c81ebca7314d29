package cn.hotline.access;

import cn.hotline.support.As;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Webhooks of the partner of the role matrix; nobody listens at their address. */
final class Hooks {

    static final String URL = "https://matrix.example.cn/in";

    private static final String PATH = "/api/partner/v1/webhooks";

    private Hooks() {}

    private static final int ROOM = 4;

    /** A fresh one; the oldest make room. */
    static String registered() {
        List<String> before = as().get(PATH).then().statusCode(200).extract().path("items.id");
        before.stream()
                .limit(Math.max(0, before.size() - ROOM + 1))
                .forEach(id -> as().delete(PATH + "/" + id).then().statusCode(204));
        return as().header("Idempotency-Key", As.key())
                .body(Map.of("url", URL))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("webhook.id");
    }

    static String deadDelivery(String webhook) {
        var id = UUID.randomUUID();
        var source = Arc.container().instance(AgroalDataSource.class).get();
        try (var connection = source.getConnection();
                var insert = connection.prepareStatement("""
                        insert into webhook_delivery (id, webhook_id, position, ticket_id, seq, event_id, ticket, type, state,
                            tries, attempts, spooled_at, next_attempt_at, finished_at)
                        select ?, ?, coalesce(max(position), 0) + 1, gen_random_uuid(), 1, 'x', 'x', 'ticket.file', 'DEAD',
                            0, 0, now(), now(), now()
                        from webhook_delivery""")) {
            insert.setObject(1, id);
            insert.setObject(2, UUID.fromString(webhook));
            insert.executeUpdate();
            return id.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestSpecification as() {
        return As.partner(Somebody.PARTNER_ID, "webhooks");
    }
}
