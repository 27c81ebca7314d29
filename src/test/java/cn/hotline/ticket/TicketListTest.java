package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TicketListTest {

    private static final String PATH = "/api/staff/v1/tickets";

    /** A word that only the tickets of one test hold. */
    private final String mark = "标记" + As.key().substring(0, 8);

    @Test
    void everyFilterNarrowsAndAllTogetherMeet() {
        var one = aTicket()
                .titled(mark)
                .with("type", "COMPLAINT")
                .inRegion("999901001")
                .filed();
        one.act(As.manager(), "acceptance", Map.of("matter", ATicket.MATTER, "level", "URGENT"))
                .act(As.manager(), "dispatch", Map.of("unit", "JL-GA-JJ"));
        var other = aTicket().titled(mark).byAgent().inRegion("999902").filed();
        var both = List.of(other.number(), one.number());
        var first = List.of(one.number());
        assertThat(list(Map.of())).isEqualTo(both);
        assertThat(list(Map.of("status", "DISPATCHED"))).isEqualTo(first);
        assertThat(list(Map.of("status", List.of("DISPATCHED", "FILED")))).isEqualTo(both);
        assertThat(list(Map.of("type", "COMPLAINT"))).isEqualTo(first);
        assertThat(list(Map.of("level", "URGENT"))).isEqualTo(first);
        assertThat(list(Map.of("channel", "WEB"))).isEqualTo(first);
        assertThat(list(Map.of("channel", "PHONE"))).containsExactly(other.number());
        assertThat(list(Map.of("matter", ATicket.MATTER))).isEqualTo(first);
        assertThat(list(Map.of("matter", ATicket.MATTER.substring(0, 4)))).isEqualTo(first);
        assertThat(list(Map.of("unit", "JL-GA"))).isEqualTo(first);
        assertThat(list(Map.of("unit", "JL-GA-JJ"))).isEqualTo(first);
        assertThat(list(Map.of("unit", "JL-CG"))).isEmpty();
        assertThat(list(Map.of("region", "999901"))).isEqualTo(first);
        assertThat(list(Map.of("region", "999900"))).isEqualTo(both);
        assertThat(list(Map.of("region", "999903"))).isEmpty();
        assertThat(list(Map.of(
                        "unit",
                        "JL",
                        "status",
                        "DISPATCHED",
                        "type",
                        "COMPLAINT",
                        "level",
                        "URGENT",
                        "region",
                        "999901")))
                .isEqualTo(first);
        assertThat(list(Map.of("unit", "JL", "channel", "PHONE"))).isEmpty();
    }

    @Test
    void timeIsFromInclusiveToBeforeExclusive() {
        var earlier = aTicket().titled(mark).filed();
        var later = aTicket().titled(mark).filed();
        Instant at = Instant.parse(later.readAs(As.agent()).path("filedAt"));
        assertThat(list(Map.of("filedFrom", at.toString()))).containsExactly(later.number());
        assertThat(list(Map.of("filedBefore", at.toString()))).containsExactly(earlier.number());
        assertThat(list(Map.of(
                        "filedFrom",
                        at.atOffset(java.time.ZoneOffset.ofHours(8)).toString(),
                        "filedBefore",
                        at.plusNanos(1000).toString())))
                .containsExactly(later.number());
    }

    @Test
    void pagesOfAnySizeNeitherSkipNorRepeatWhileOthersAreFiled() {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 250; i++) {
            numbers.addFirst(aTicket().anonymous().titled(mark).filed().number());
        }
        var random = new Random(250);
        for (int round = 0; round < 4; round++) {
            var window = round % 2 == 0 ? Map.<String, String>of() : Map.of("filedFrom", "2020-01-01T00:00:00Z");
            var found = new ArrayList<String>();
            @Nullable String after = null;
            do {
                var page = page(after, 1 + random.nextInt(60), window);
                found.addAll(page.<List<String>>path("items.number"));
                after = page.path("next");
                aTicket().anonymous().titled(mark).filed();
            } while (after != null);
            var late = new ArrayList<>(found);
            late.removeAll(numbers);
            assertThat(found.subList(late.size(), found.size())).isEqualTo(numbers);
            assertThat(found).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "colour=red; colour",
                "status=OPEN; status",
                "status=filed; status",
                "type=HELP&type=REPORT; type",
                "level=; level",
                "channel=FAX; channel",
                "matter=01%25; matter",
                "unit=JL_CG; unit",
                "region=999901&region=999902; region",
                "filedFrom=yesterday; filedFrom",
                "filedFrom=2026-11-22; filedFrom",
                "filedBefore=2026-13-01T00:00:00Z; filedBefore",
                "text=%E7%81%AF; text",
                "text=%25%25%25; text",
                "text=ab&text=cd; text",
                "limit=0; limit",
                "limit=101; limit",
                "limit=ten; limit",
                "limit=-1; limit",
                "limit=99999999999; limit",
                "after=x; after",
                "after=019a0000-0000-7000-8000-000000000000; after"
            })
    void aParameterThatIsUnknownRepeatedOrWrongIsRefusedByName(String query, String name) {
        As.agent()
                .urlEncodingEnabled(false)
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/bad-parameter"))
                .body("errors[0].field", equalTo(name));
    }

    @Test
    void aLineOfTheListSaysWhatTheTicketSays() {
        var ticket = aTicket().titled(mark).inRegion("999901").dispatched();
        var line = list("text", mark).<Map<String, Object>>path("items[0]");
        var whole = ticket.readAs(As.agent()).<Map<String, Object>>path("$");
        assertThat(line).isNotEmpty();
        line.forEach((name, value) -> assertThat(whole).containsEntry(name, value));
        assertThat(line).doesNotContainKeys("reporter", "text", "reply");
    }

    private List<String> list(Map<String, ?> filters) {
        var as = As.agent().queryParam("text", mark);
        filters.forEach((name, value) -> {
            if (value instanceof List<?> all) {
                as.queryParam(name, all);
            } else {
                as.queryParam(name, value);
            }
        });
        return as.get(PATH).then().statusCode(200).extract().path("items.number");
    }

    private static Response list(String name, String value) {
        return As.agent()
                .queryParam(name, value)
                .queryParam("limit", 100)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private Response page(@Nullable String after, int limit, Map<String, String> window) {
        var as = As.agent().queryParam("text", mark).queryParam("limit", limit).queryParams(window);
        return (after == null ? as : as.queryParam("after", after))
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
