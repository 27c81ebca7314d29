package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff limited to regions or to a unit see those; the list, the search and the single ticket say the same. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RegionScopeTest {

    private static final String PHONE = LoginCodes.freshPhone();
    private static final Map<String, ATicket> TICKETS = new LinkedHashMap<>();

    @BeforeEach
    void fileOnePerScope() {
        if (!TICKETS.isEmpty()) {
            return;
        }
        for (var region : List.of("999900", "999901", "999901001", "999901002", "999902", "999902001")) {
            TICKETS.put(region, named().inRegion(region).filed());
        }
        TICKETS.put("nowhere", named().filed());
        TICKETS.put("JL-CG", named().inRegion("999902").dispatchedTo("JL-CG"));
        TICKETS.put("JL-RQ", named().inRegion("999902").dispatchedTo("JL-RQ"));
        TICKETS.put("JL-JY", named().inRegion("999901").dispatchedTo("JL-JY"));
        TICKETS.put(
                "secret",
                named().reporter("CONFIDENTIAL", null, PHONE).inRegion("999901").filed());
    }

    private static ATicket named() {
        return aTicket().reporter("NAMED", "范围测试", PHONE);
    }

    @Test
    void aCentreWithoutRegionsSeesAllThatIsNotConfidential() {
        assertSees(() -> As.staff("agent", "JL-12345"), all().replace(" secret", ""));
    }

    @Test
    void aDistrictIsSeenWithItsStreets() {
        assertSees(() -> limited("agent", false, "999901"), "999901 999901001 999901002 nowhere JL-JY");
        assertSees(() -> limited("manager", true, "999901"), "999901 999901001 999901002 nowhere JL-JY secret");
    }

    @Test
    void aStreetIsSeenWithoutItsNeighbours() {
        assertSees(() -> limited("reviewer", false, "999901001"), "999901001 nowhere");
    }

    @Test
    void severalRegionsAddUp() {
        assertSees(() -> limited("dispatcher", false, "999901001", "999902001"), "999901001 999902001 nowhere");
    }

    @Test
    void theCityIsAll() {
        assertSees(() -> limited("supervisor", true, "999900"), all());
    }

    @Test
    void anUnknownRegionIsNoLicence() {
        assertSees(() -> limited("agent", false, "110000"), "nowhere");
    }

    @Test
    void aHandlerSeesTheOwnUnitAndThoseBelowWhateverTheRegion() {
        assertSees(() -> As.handler("JL-CG"), "JL-CG JL-RQ");
        assertSees(() -> As.handler("JL-RQ"), "JL-RQ");
        assertSees(() -> As.handler("JL-FG"), "");
        assertSees(() -> As.staff("unitless", "handler", "", List.of(), true), "");
    }

    @Test
    void anAuditorSeesAllAndTheClearedOneTheConfidentialToo() {
        assertSees(() -> limited("auditor", false, "999901"), all().replace(" secret", ""));
        assertSees(() -> limited("auditor", true), all());
    }

    private static String all() {
        return String.join(" ", TICKETS.keySet());
    }

    private static RequestSpecification limited(String role, boolean cleared, String... regions) {
        return As.staff(role + String.join("-", regions), role, "JL-12345", List.of(regions), cleared);
    }

    private static void assertSees(Supplier<RequestSpecification> as, String expected) {
        var names = TICKETS.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getValue().number(), Map.Entry::getKey));
        var wanted = List.of(expected.isEmpty() ? new String[0] : expected.split(" "));
        assertThat(TICKETS.entrySet().stream()
                        .filter(e -> e.getValue().readAs(as.get()).statusCode() == 200)
                        .map(Map.Entry::getKey))
                .as("one by one")
                .containsExactlyInAnyOrderElementsOf(wanted);
        List<String> listed =
                as.get().queryParam("limit", 100).get("/api/staff/v1/tickets").path("items.number");
        assertThat(listed.stream().filter(names::containsKey).map(names::get))
                .as("in the list")
                .containsExactlyInAnyOrderElementsOf(wanted);
        var search = as.get().body(Map.of("phone", PHONE, "limit", 100)).post("/api/staff/v1/tickets/search");
        if (search.statusCode() == 200) {
            assertThat(search.<List<String>>path("items.number").stream()
                            .filter(names::containsKey)
                            .map(names::get))
                    .as("in the search")
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }
}
