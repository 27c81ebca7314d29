package cn.hotline.catalogue;

import static cn.hotline.support.ATicket.aTicket;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Entries;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who takes over, who stands in, and what must hold of the trees. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SuccessionTest {

    @AfterEach
    void back() {
        MovedClock.reset();
    }

    @Test
    void aRetiredMatterIsReadableAndNamesItsSuccessorButIsNoLongerOffered() {
        var code = Entries.made("matters");
        var open = aTicket()
                .with("matter", code)
                .with("elements", Map.of("place", "建设路"))
                .filed();
        Entries.retire("matters", code, ATicket.MATTER).statusCode(200).body("retired", equalTo(true));
        As.nobody()
                .get("/api/citizen/v1/matters/{c}", code)
                .then()
                .statusCode(200)
                .body("retired", equalTo(true), "replacedBy", contains(ATicket.MATTER));
        As.nobody().get("/api/citizen/v1/matters").then().body("items.code", not(hasItem(code)));
        aTicket()
                .with("matter", code)
                .send(As.key())
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString(ATicket.MATTER));
        open.act(As.manager(), "acceptance", Map.of("matter", code)).act(As.manager(), "dispatch", Map.of());
    }

    @Test
    void aMatterIsNotRetiredIntoNothingNorInACircle() {
        var a = Entries.made("matters");
        var b = Entries.made("matters");
        Entries.retire("matters", a, "NOWHERE").statusCode(422).body("errors.field", contains("content.replacedBy"));
        Entries.retire("matters", a, a).statusCode(422);
        Entries.retire("matters", a, "0101").statusCode(422);
        Entries.retire("matters", a).statusCode(422);
        Entries.retire("matters", "NOWHERE", a).statusCode(404);
        Entries.retire("matters", a, b).statusCode(200);
        Entries.retire("matters", b, ATicket.MATTER, a).statusCode(422).body("errors[0].message", containsString("成环"));
        Entries.change("matters", a, Entries.content("matters"), today())
                .statusCode(200)
                .body("retired", equalTo(false));
    }

    @Test
    void aParentIsRetiredOnlyAfterItsChildren() {
        var parent = Entries.made("units");
        var child = Entries.unit("下级");
        child.put("parent", parent);
        var code = Entries.made("units", child);
        Entries.retire("units", parent, "JL-CG").statusCode(422).body("errors.field", contains(code + ".parent"));
        Entries.retire("units", code, "JL-CG").statusCode(200);
        Entries.retire("units", parent, "JL-CG").statusCode(200);
    }

    @Test
    void aSubstituteGetsTheNewTicketsWhileItIsNamed() {
        var closed = Entries.unit("搬迁中的局");
        closed.put("substitute", "JL-JT");
        var code = Entries.made("units", closed);
        Entries.change("units", code, Entries.unit("搬迁完的局"), today().plusDays(3))
                .statusCode(200);
        dispatched(code).body("unit.code", equalTo("JL-JT"));
        MovedClock.forward(Duration.ofDays(3));
        dispatched(code).body("unit.code", equalTo(code), "unit.name", equalTo("搬迁完的局"));
    }

    @Test
    void nothingIsDispatchedToADeadUnit() {
        var first = Entries.made("units");
        var second = Entries.made("units");
        Entries.retire("units", second, "JL-JT").statusCode(200);
        Entries.retire("units", first, second).statusCode(200);
        dispatched(first).body("unit.code", equalTo("JL-JT"));
        As.agent().get("/api/staff/v1/units").then().body("items.code", not(hasItem(first)));
        As.manager().get("/api/staff/v1/desks/{u}/events", first).then().statusCode(200);
    }

    @Test
    void substitutesFormNoCircleAndNameNoCentre() {
        var a = Entries.made("units");
        var standing = Entries.unit("乙");
        standing.put("substitute", a);
        var b = Entries.made("units", standing);
        var other = Entries.unit("甲");
        for (var to : List.of(b, "JL-12345", "NOWHERE", a)) {
            other.put("substitute", to);
            Entries.change("units", a, other, today())
                    .statusCode(422)
                    .body("errors.field", hasItem("content.substitute"));
        }
    }

    @Test
    void aMovedUnitTakesAllBelowItAlong() {
        var top = Entries.made("units");
        var middle = Entries.unit("中");
        middle.put("parent", top);
        var middleCode = Entries.made("units", middle);
        var low = Entries.unit("下");
        low.put("parent", middleCode);
        var lowCode = Entries.made("units", low);
        middle.put("parent", lowCode);
        Entries.change("units", middleCode, middle, today())
                .statusCode(422)
                .body("errors[0].message", containsString("成环"));
        middle.put("parent", "JL-JT");
        Entries.change("units", middleCode, middle, today().plusDays(1)).statusCode(200);
        var ticket = aTicket().dispatchedTo(lowCode);
        ticket.readAs(As.handler(top)).then().statusCode(200);
        MovedClock.forward(Duration.ofDays(1));
        var later = aTicket().dispatchedTo(lowCode);
        later.readAs(As.handler("JL-JT")).then().statusCode(200);
        later.readAs(As.handler(top)).then().statusCode(404);
        ticket.readAs(As.handler(top)).then().statusCode(200);
    }

    @Test
    void mattersHaveThreeLevelsAndNothingBelowALeaf() {
        var below = Entries.content("matters");
        below.put("parent", ATicket.MATTER);
        refused("matters", below);
        var branch = Entries.content("matters");
        branch.put("leaf", false);
        var third = Entries.made("matters", branch);
        below.put("parent", third);
        refused("matters", below);
        below.put("parent", "NOWHERE");
        refused("matters", below);
        var street = Entries.content("regions");
        street.put("parent", "999900");
        refused("regions", street);
    }

    @Test
    void aLeafNeedsWhatFilingNeeds() {
        var bare = Map.of("name", "空", "nameEn", "Empty", "leaf", true);
        Entries.put("matters", Entries.freshCode(), null, Map.of("content", bare))
                .statusCode(422)
                .body("errors.field", contains("content.type", "content.level", "content.unit", "content.form"));
        var wrong = Entries.content("matters");
        wrong.put("unit", "NOWHERE");
        wrong.put("form", Entries.form(1, "place", "place"));
        wrong.put("guide", Map.of("legalLimitDays", 5, "promisedLimitDays", 6));
        Entries.put("matters", Entries.freshCode(), null, Map.of("content", wrong))
                .statusCode(422)
                .body("errors.field", contains("content.form", "content.guide", "content.unit"));
    }

    private static void refused(String plural, Map<String, Object> content) {
        Entries.put(plural, Entries.freshCode(), null, Map.of("content", content))
                .statusCode(422)
                .body("errors.field", contains("content.parent"));
    }

    private static ValidatableResponse dispatched(String unit) {
        return aTicket().dispatchedTo(unit).readAs(As.manager()).then().statusCode(200);
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(new MovedClock().instant(), ZoneId.of("Asia/Shanghai"));
    }
}
