package cn.hotline.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** What a supervisor reads about one ticket. */
record Watch(ATicket ticket) {

    /** Moves the suite's clock to a local time in Shanghai. */
    static Instant clockAt(String local) {
        var at = OffsetDateTime.parse(local + ":00+08:00").toInstant();
        MovedClock.at(at);
        return at;
    }

    static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }

    /** Stops the clocks of all tickets of other tests: years ahead all are overdue, and a sweep would take its time with each. */
    static void alone() {
        QuarkusTransaction.requiringNew()
                .run(() -> Deadline.getEntityManager().createNativeQuery("""
                                update deadline set state = 'VOID', ended_at = due_at, next = null, next_at = null
                                where state in ('RUNNING', 'PAUSED')""").executeUpdate());
    }

    List<Map<String, Object>> deadlines() {
        return As.manager()
                .get("/api/staff/v1/tickets/{n}/deadlines", ticket.number())
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** The last clock of its kind. */
    Map<String, Object> clock(String kind) {
        return deadlines().stream()
                .filter(clock -> clock.get("kind").equals(kind))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no clock " + kind));
    }

    Instant due(String kind) {
        return Instant.parse((String) clock(kind).get("dueAt"));
    }

    void assertState(String kind, String state) {
        assertThat(clock(kind)).containsEntry("state", state);
    }

    /** The words of supervision in the ticket's timeline, in their order. */
    List<String> words() {
        List<String> texts = As.manager()
                .header("Accept-Language", "en")
                .get("/api/staff/v1/tickets/{n}/timeline", ticket.number())
                .path("items.findAll { it.action == 'SUPERVISE' }.text");
        return texts.stream()
                .map(text -> text.replace("Supervision: ", "").strip())
                .toList();
    }

    List<String> actions() {
        return As.manager()
                .get("/api/staff/v1/tickets/{n}/timeline", ticket.number())
                .path("items.action");
    }

    List<Map<String, Object>> cards() {
        return of("cards");
    }

    List<Map<String, Object>> orders() {
        return of("orders");
    }

    private List<Map<String, Object>> of(String what) {
        List<Map<String, Object>> items = As.supervisor()
                .queryParam("limit", 100)
                .get("/api/staff/v1/supervision/{w}", what)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> item.get("ticket").equals(ticket.number()))
                .toList();
    }

    String card(String colour) {
        return (String) cards().stream()
                .filter(card -> card.get("colour").equals(colour))
                .findFirst()
                .orElseThrow()
                .get("id");
    }
}
