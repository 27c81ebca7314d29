package cn.hotline.catalogue;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import cn.hotline.support.As;
import cn.hotline.support.Entries;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two changes that are lawful each, and not together; and what is over for intake. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TreeRaceTest {

    @Test
    void twoWhoPutEachOthersUnitBelowTheirOwnMakeNoCircle() {
        var codes = new String[] {Entries.made("units"), Entries.made("units")};
        var statuses = Together.all(2, i -> {
            var below = Entries.unit("并发");
            below.put("parent", codes[1 - i]);
            return Entries.put("units", codes[i], "\"1\"", Map.of("content", below))
                    .extract()
                    .statusCode();
        });
        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    }

    @Test
    void aRetiredRegionIsNotFiledUnder() {
        var code = Entries.made("regions");
        aTicket().inRegion(code).filed();
        Entries.retire("regions", code, "999901001").statusCode(200);
        aTicket().inRegion(code).send(As.key()).then().statusCode(422).body("errors.field", contains("place.region"));
    }
}
