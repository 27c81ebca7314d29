package cn.hotline.channel.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.ABatch;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets that come in one go: each row once, each for itself. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ImportTest {

    private static final String TYPED =
            "externalId,matter,title,text,reporter.kind,elements.place,elements.lampCount,elements.leaning,place.location.lon,place.location.lat\n";

    private final String partner = "importer-" + UUID.randomUUID();

    @Test
    void aTableBecomesTicketsAndIsReadAgain() {
        var brought = ABatch.csv(writer(), As.key(), "\uFEFF" + ABatch.table("a", 3));
        brought.then()
                .statusCode(201)
                .body("size", equalTo(3))
                .body("created", equalTo(3))
                .body("rows.line", contains(1, 2, 3))
                .body("rows.externalId", contains("a-1", "a-2", "a-3"))
                .body("rows.state", everyItem(equalTo("CREATED")));
        var again = writer().get(brought.header("Location"));
        assertThat(again.asString()).isEqualTo(brought.asString());
        String number = brought.path("rows[1].number");
        reader().get("/api/partner/v1/tickets/{n}", number)
                .then()
                .statusCode(200)
                .body("text", equalTo("第2盏路灯一周不亮。"))
                .body("reporter.phone", equalTo("199****0001"));
        As.partner("other-" + partner, "tickets.write")
                .get(brought.header("Location"))
                .then()
                .statusCode(404);
    }

    @Test
    void aRowThatIsWrongHarmsNoOther() {
        var lines = ABatch.line("good-1") + "{\"externalId\":\"x\",\"colour\":1}\n" + "not json\n" + "null\n"
                + ABatch.line("good-1") + "\n" + ABatch.line("good-2").replace("ANONYMOUS", "NAMED")
                + ABatch.line("good-3").replace("\"externalId\":\"good-3\",", "") + ABatch.line("good-4");
        ABatch.lines(writer(), As.key(), lines)
                .then()
                .statusCode(201)
                .body("created", equalTo(2))
                .body("repeated", equalTo(1))
                .body("failed", equalTo(5))
                .body("rows.line", contains(1, 2, 3, 4, 5, 7, 8, 9))
                .body(
                        "rows.state",
                        contains("CREATED", "FAILED", "FAILED", "FAILED", "REPEATED", "FAILED", "FAILED", "CREATED"))
                .body("rows[5].problem.errors[0].field", equalTo("reporter.phone"))
                .body("rows[6].problem.errors[0].field", equalTo("externalId"));
    }

    @Test
    void theSameAgainIsTheSameAndUnderAnotherKeyRepeated() {
        var key = As.key();
        var table = ABatch.table("r", 5);
        var first = ABatch.csv(writer(), key, table);
        assertThat(ABatch.csv(writer(), key, table).asString()).isEqualTo(first.asString());
        ABatch.csv(writer(), key, ABatch.table("r", 4)).then().statusCode(422);
        var again = ABatch.csv(writer(), As.key(), table);
        again.then().statusCode(201).body("repeated", equalTo(5)).body("created", equalTo(0));
        assertThat(again.<List<String>>path("rows.number")).isEqualTo(first.path("rows.number"));
        ABatch.csv(writer(), "short", table).then().statusCode(400);
        assertThat(tickets()).isEqualTo(5);
    }

    @Test
    void whoeverBringsItAtOnceMakesEachRowOnce() {
        var key = As.key();
        var table = ABatch.table("p", 20);
        var answers = Together.all(4, i -> ABatch.csv(writer(), key, table).asString());
        assertThat(answers.stream().distinct()).hasSize(1);
        var others = Together.all(
                3, i -> ABatch.csv(writer(), As.key(), ABatch.table("q", 20)).<Integer>path("created"));
        assertThat(others.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
        assertThat(tickets()).isEqualTo(40);
        assertThat(Rows.count(
                        "select count(*) from partner_import i join partner_import_row r on r.import_id = i.id where i.client = ? and r.state = 'CREATED'",
                        "partner:" + partner))
                .isEqualTo(40);
    }

    @Test
    void whatWasCutOffGoesOn() {
        var key = As.key();
        var table = ABatch.table("c", 6);
        var id = ABatch.csv(writer(), key, table).<String>path("id");
        // As if the node had been killed after four rows.
        Rows.count(
                "with cut as (update partner_import set finished_at = null where id = ? returning 1) select count(*) from cut",
                UUID.fromString(id));
        Rows.count(
                "with cut as (delete from partner_import_row where import_id = ? and line > 4 returning 1) select count(*) from cut",
                UUID.fromString(id));
        ABatch.csv(writer(), key, table)
                .then()
                .statusCode(201)
                .body("id", equalTo(id))
                .body("created", equalTo(4))
                .body("repeated", equalTo(2))
                .body("rows", hasSize(6));
        assertThat(tickets()).isEqualTo(6);
    }

    @Test
    void cellsAreTypedByTheFormAndNothingElse() {
        var table = TYPED
                + "t-1,010104,=HYPERLINK(\"http://x\"),@SUM(1+1)*cmd|' /C calc'!A0,ANONYMOUS,建设路,3,否,110.5,30.25\n"
                + "t-2,010104,路灯,三盏,ANONYMOUS,建设路,three,maybe,110.5,30.25\n"
                + "t-3,010104,路灯,三盏\n";
        table = table.replace("=HYPERLINK(\"http://x\")", "\"=HYPERLINK(\"\"http://x\"\")\"");
        var brought = ABatch.csv(writer(), As.key(), table);
        brought.then().statusCode(201).body("rows.state", contains("CREATED", "FAILED", "FAILED"));
        assertThat(brought.<List<String>>path("rows[1].problem.errors.field"))
                .containsExactlyInAnyOrder("elements.lampCount", "elements.leaning");
        reader().get("/api/partner/v1/tickets/{n}", brought.<String>path("rows[0].number"))
                .then()
                .body("title", equalTo("=HYPERLINK(\"http://x\")"))
                .body("elements.lampCount", equalTo(3))
                .body("elements.leaning", equalTo(false))
                .body("location.lon", equalTo(110.5f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "externalId,title\n",
                "externalId,colour\na,b\n",
                "title,title\na,b\n",
                "title\n\"a\"b\n"
            })
    void whatIsNoTableIsRefusedAsAWhole(String table) {
        ABatch.csv(writer(), As.key(), table).then().statusCode(422);
        assertThat(tickets()).isZero();
    }

    @Test
    void thereIsAnEndToWhatComesInOneGo() {
        ABatch.csv(writer(), As.key(), ABatch.table("m", 1001)).then().statusCode(413);
        ABatch.lines(writer(), As.key(), ABatch.line("l").repeat(1001)).then().statusCode(413);
        ABatch.lines(writer(), As.key(), "x".repeat(5 * 1024 * 1024 + 1)).then().statusCode(413);
        ABatch.csv(reader(), As.key(), ABatch.table("n", 1)).then().statusCode(403);
        assertThat(tickets()).isZero();
    }

    @Test
    void aThousandRowsAreDoneInSeconds() {
        long start = System.nanoTime();
        ABatch.csv(writer(), As.key(), ABatch.table("k", 1000))
                .then()
                .statusCode(201)
                .body("created", equalTo(1000));
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("import: 1000 rows in " + millis + " ms");
        assertThat(millis).isLessThan(60_000);
        assertThat(tickets()).isEqualTo(1000);
    }

    private long tickets() {
        return Rows.count("select count(*) from ticket where partner = ?", partner);
    }

    private RequestSpecification writer() {
        return As.partner(partner, "tickets.write");
    }

    private RequestSpecification reader() {
        return As.partner(partner, "tickets.read");
    }
}
