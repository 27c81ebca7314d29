package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Role;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list (SQL) and the single ticket (Java) agree on who sees what, for anybody. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SightTest {

    private static final long SEED = Long.getLong("hotline.sight.seed", System.currentTimeMillis());
    private static final List<Role> ROLES = List.of(
            Role.AGENT,
            Role.DISPATCHER,
            Role.REVIEWER,
            Role.MANAGER,
            Role.SUPERVISOR,
            Role.HANDLER,
            Role.HANDLER,
            Role.AUDITOR);
    private static final String[] UNITS = {"JL", "JL-CG", "JL-GA", "JL-GA-JJ", "JL-12345", "JL-NONE"};
    private static final String[] REGIONS = {"999900", "999901", "999901001", "999902", "999905003", "110000"};

    private final Random random = new Random(SEED);

    @Test
    void aListHoldsATicketIfAndOnlyIfItCanBeRead() {
        System.out.println("SightTest: -Dhotline.sight.seed=" + SEED);
        var mark = "视野" + As.key().substring(0, 8);
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            numbers.add(randomTicket(mark).number());
        }
        int seen = 0;
        int hidden = 0;
        for (int i = 0; i < 40; i++) {
            var roles = randomRoles();
            var unit = any(UNITS);
            var regions = randomRegions();
            boolean cleared = random.nextBoolean();
            var staff = staff(roles, unit, regions, cleared);
            var listed = new TreeSet<>(staff.queryParam("text", mark)
                    .queryParam("limit", 100)
                    .get("/api/staff/v1/tickets")
                    .then()
                    .statusCode(200)
                    .extract()
                    .<List<String>>path("items.number"));
            var readable = new TreeSet<String>();
            for (var number : numbers) {
                var status = staff(roles, unit, regions, cleared)
                        .get("/api/staff/v1/tickets/{n}", number)
                        .statusCode();
                assertThat(status).isIn(200, 404);
                if (status == 200) {
                    readable.add(number);
                }
            }
            assertThat(listed)
                    .as("seed %d: %s of %s in %s, cleared %s", SEED, roles, unit, regions, cleared)
                    .isEqualTo(readable);
            seen += readable.size();
            hidden += numbers.size() - readable.size();
        }
        assertThat(seen).isPositive();
        assertThat(hidden).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"999900,9999", "990000,99", "999901,999901", "100000,10", "999901001,999901001", "999901100,999901100"})
    void aDivisionsPrefixBeginsTheCodesInsideItAndNoOthers(String region, String prefix) {
        assertThat(Sight.prefix(region)).isEqualTo(prefix);
    }

    private ATicket randomTicket(String mark) {
        var ticket = aTicket().titled(mark);
        if (random.nextInt(3) == 0) {
            ticket.confidential();
        }
        if (random.nextInt(5) != 0) {
            ticket.inRegion(any("999901", "999901001", "999901002", "999902", "999905003", "999900"));
        }
        return switch (random.nextInt(3)) {
            case 0 -> ticket.filed();
            case 1 -> ticket.accepted();
            default -> ticket.dispatchedTo(any("JL-CG", "JL-GA", "JL-GA-JJ"));
        };
    }

    private Set<Role> randomRoles() {
        return random.ints(1 + random.nextInt(2), 0, ROLES.size())
                .mapToObj(ROLES::get)
                .collect(Collectors.toSet());
    }

    private List<String> randomRegions() {
        return random.ints(random.nextInt(3), 0, REGIONS.length)
                .mapToObj(i -> REGIONS[i])
                .distinct()
                .toList();
    }

    private String any(String... values) {
        return values[random.nextInt(values.length)];
    }

    private static RequestSpecification staff(Set<Role> roles, String unit, List<String> regions, boolean cleared) {
        var names = roles.stream().map(Role::claim).collect(Collectors.toSet());
        return As.bearer(
                As.token("staff", "sight", names, Map.of("unit", unit, "regions", regions, "cleared", cleared)));
    }
}
