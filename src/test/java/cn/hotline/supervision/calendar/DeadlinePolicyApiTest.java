package cn.hotline.supervision.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules about limits are listed and made over HTTP; a matter of its own keeps other tests out of it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DeadlinePolicyApiTest {

    private static final String PATH = "/api/staff/v1/deadline-policies";
    private static final Map<String, Object> THREE_DAYS = Map.of("amount", 3, "unit", "WORKING_DAYS");

    @Inject
    Rulebooks rulebooks;

    @Inject
    Clock clock;

    @ParameterizedTest
    @CsvSource({
        "TRIAGE, HELP, GENERAL, 30, WORKING_MINUTES",
        "TRIAGE, HELP, URGENT, 5, MINUTES",
        "SIGN, REPORT, GENERAL, 1, WORKING_DAYS",
        "SIGN, REPORT, URGENT, 30, MINUTES",
        "HANDLE, CONSULTATION, GENERAL, 1, WORKING_DAYS",
        "HANDLE, HELP, GENERAL, 1, WORKING_DAYS",
        "HANDLE, SUGGESTION, GENERAL, 5, WORKING_DAYS",
        "HANDLE, COMPLAINT, GENERAL, 5, WORKING_DAYS",
        "HANDLE, REPORT, GENERAL, 10, WORKING_DAYS",
        "HANDLE, COMMENDATION, GENERAL, 5, WORKING_DAYS",
        "HANDLE, HELP, MAJOR, 120, MINUTES",
        "HANDLE, HELP, URGENT, 1440, MINUTES",
        "REVIEW, HELP, URGENT, 1, WORKING_DAYS",
        "OPINION, HELP, GENERAL, 2, WORKING_DAYS",
        "COORDINATION, HELP, GENERAL, 2, WORKING_DAYS",
        "ORDER, HELP, GENERAL, 2, WORKING_DAYS"
    })
    void theDefaultsAreThoseOfTheDomain(DeadlineKind kind, TicketType type, Level level, int amount, LimitUnit unit) {
        assertThat(ruled(kind, type, level, null).limit()).isEqualTo(new Limit(amount, unit));
    }

    @Test
    void everyKindHasADefault() {
        for (var kind : DeadlineKind.values()) {
            assertThat(ruled(kind, TicketType.HELP, Level.GENERAL, null).policy())
                    .startsWith(kind + "#");
        }
    }

    @Test
    void aRuleOfItsOwnAFurtherVersionAndItsEnd() {
        String first =
                make(rule("030101", THREE_DAYS)).statusCode(201).extract().path("name");
        assertThat(ruled("0301019").policy()).isEqualTo(first);
        var later = rule("030101", Map.of("amount", 4, "unit", "WORKING_DAYS"));
        later.put("effectiveFrom", clock.instant().plus(Duration.ofDays(1)).toString());
        String second = make(later)
                .statusCode(201)
                .body("version", equalTo(2))
                .body("inForce", equalTo(false))
                .extract()
                .path("name");
        assertThat(second).isEqualTo(first.replace("v1", "v2"));
        assertThat(ruled("030101").policy()).isEqualTo(first);
        var end = rule("030101", null);
        end.put("ends", true);
        make(end).statusCode(201).body("version", equalTo(3)).body("limit", nullValue());
        assertThat(ruled("030101").policy()).isEqualTo("HANDLE#13v1");
        As.agent()
                .get(PATH + "?kind=HANDLE&limit=3")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(3, 2, 1)))
                .body("items.inForce", everyItem(equalTo(false)));
    }

    @Test
    void aRepeatedRequestMakesNoFurtherVersion() {
        var key = As.key();
        var body = rule("030102", THREE_DAYS);
        for (int i = 0; i < 2; i++) {
            As.administrator()
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .body("version", equalTo(1));
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        make(rule("030103", null)).statusCode(422).body("errors.field", hasItem("limit"));
        make(rule("zz", THREE_DAYS)).statusCode(422).body("errors.field", hasItem("matter"));
        make(rule("030103", Map.of("amount", 251, "unit", "WORKING_DAYS")))
                .statusCode(422)
                .body("errors.field", hasItem("limit.amount"));
        var past = rule("030103", THREE_DAYS);
        past.put("effectiveFrom", "2026-01-01T00:00:00Z");
        make(past).statusCode(422).body("errors.field", hasItem("effectiveFrom"));
        var far = rule("030103", THREE_DAYS);
        far.put("effectiveFrom", "2100-01-01T00:00:00Z");
        make(far).statusCode(422).body("errors.field", hasItem("effectiveFrom"));
        var end = rule("030103", null);
        end.put("ends", true);
        make(end).statusCode(422).body("errors.field", hasItem("ends"));
        end.remove("matter");
        make(end).statusCode(422).body("errors.field", hasItem("ends"));
        var general = rule("030103", THREE_DAYS);
        general.put("level", "URGENT");
        make(general).statusCode(201);
    }

    @Test
    void theListIsPagedNewestFirst() {
        var seen = new HashSet<String>();
        String after = null;
        do {
            var page = As.supervisor()
                    .get(PATH + "?limit=7" + (after == null ? "" : "&after=" + after))
                    .then()
                    .statusCode(200)
                    .extract();
            page.<List<String>>path("items.name")
                    .forEach(name -> assertThat(seen.add(name)).isTrue());
            after = page.path("next");
        } while (after != null);
        assertThat(seen).contains("TRIAGE#1v1", "MILESTONE#24v1");
        As.agent().get(PATH + "?kind=ORDER").then().body("items", hasSize(1));
    }

    private Ruled ruled(String matter) {
        return ruled(DeadlineKind.HANDLE, TicketType.COMMENDATION, Level.GENERAL, matter);
    }

    private Ruled ruled(DeadlineKind kind, TicketType type, Level level, String matter) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rulebooks.current().limit(kind, type, level, matter, null, clock.instant()));
    }

    private static Map<String, Object> rule(String matter, Map<String, Object> limit) {
        var rule = new HashMap<String, Object>(Map.of("kind", "HANDLE", "matter", matter, "source", "测试"));
        if (limit != null) {
            rule.put("limit", limit);
        }
        return rule;
    }

    private static ValidatableResponse make(Map<String, Object> rule) {
        return As.administrator()
                .header("Idempotency-Key", As.key())
                .body(rule)
                .post(PATH)
                .then();
    }
}
