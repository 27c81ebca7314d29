package cn.hotline.channel.phone.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables of phrases and places, out, in and at work in the next call. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class LexiconTableTest {

    private static final String PHRASES = "/api/staff/v1/phrases";
    private static final String PLACES = "/api/staff/v1/places";

    @Inject
    Proposer proposer;

    private String phrases = "";
    private String places = "";

    @BeforeEach
    void remember() {
        phrases = exported(PHRASES);
        places = exported(PLACES);
    }

    @AfterEach
    void restore() {
        put(PHRASES, phrases, null).statusCode(200);
        put(PLACES, places, null).statusCode(200);
    }

    @Test
    void whatIsExportedChangesNothing() {
        assertThat(phrases).startsWith("\uFEFFphrase,matter,weight").contains("路灯*不亮,010104,3.00");
        assertThat(places).startsWith("\uFEFFname,aliases,region,kind").contains("桂苑小区,桂苑,999902001,ESTATE");
        for (var path : List.of(PHRASES, PLACES)) {
            put(path, exported(path), null).statusCode(200).body("changed", equalTo(false));
        }
    }

    @Test
    void aNewPhraseAndPlaceCountInTheNextCall() {
        var call = call("喂，我们听潮雅筑那边的铁老鼠又出来了，天天晚上咣当咣当。");
        assertThat(proposer.propose(call).region()).isNull();
        put(PHRASES, phrases + "铁老鼠,020103,8\r\n", null).statusCode(200).body("changed", equalTo(true));
        put(PLACES, places + "听潮雅筑,听潮,999904002,ESTATE\r\n", null).statusCode(200);
        var proposal = proposer.propose(call);
        assertThat(proposal.matter()).isNotNull();
        assertThat(proposal.matter().value()).isEqualTo("020103");
        assertThat(proposal.region()).isNotNull();
        assertThat(proposal.region().value()).isEqualTo("999904002");
        assertThat(proposal.unit()).isNotNull();
    }

    @Test
    void eachWrongLineIsNamedAndNothingIsTaken() {
        put(
                        PHRASES,
                        "phrase,matter,weight\r\n好话,010104,0\r\n*,010104,1\r\n甲,nothing,1\r\n乙,010104,1\r\n乙,010104,2\r\n丙,010104\r\n",
                        null)
                .statusCode(422)
                .body(
                        "errors.field",
                        hasItems(
                                "lines[2].weight",
                                "lines[3].phrase",
                                "lines[4].matter",
                                "lines[6].phrase",
                                "lines[7].cells"));
        put(
                        PLACES,
                        "name,aliases,region,kind\r\n听潮苑,a,999902001,ESTATE\r\n望江楼,,123456,OTHER\r\n北门桥,,999902001,BRIDGE\r\n",
                        null)
                .statusCode(422)
                .body("errors.field", hasItems("lines[2].aliases", "lines[3].region", "lines[4].kind"));
        put(PLACES, "", null).statusCode(422).body("errors[0].field", equalTo("lines[1].header"));
        put(PLACES, "name,region\r\n", null).statusCode(422).body("errors[0].field", equalTo("lines[1].header"));
        put(PLACES, "name,aliases,region,kind\r\n\"开口", null).statusCode(422);
        assertThat(exported(PLACES)).isEqualTo(places);
    }

    @Test
    void whoKnowsAnOlderTableIsToldSo() {
        var tag = As.agent().get(PHRASES).header("ETag");
        assertThat(tag).matches("\"\\d+\"");
        put(PHRASES, phrases + "亮堂,010104,1\r\n", tag).statusCode(200).header("ETag", startsWith("\""));
        put(PHRASES, phrases + "黑灯,010104,1\r\n", tag).statusCode(412);
        put(PHRASES, phrases + "黑灯,010104,1\r\n", "nonsense").statusCode(400);
    }

    @Test
    void ofTwoWhoReplaceAtOnceOneFollowsTheOther() {
        var first = phrases + "铁老鼠,020103,8\r\n";
        var second = phrases + "铁家雀,020103,8\r\n";
        Together.all(2, i -> put(PHRASES, i == 0 ? first : second, null).statusCode(200));
        assertThat(exported(PHRASES))
                .satisfiesAnyOf(
                        text -> assertThat(text).contains("铁老鼠").doesNotContain("铁家雀"),
                        text -> assertThat(text).contains("铁家雀").doesNotContain("铁老鼠"));
    }

    private static Transcript call(String text) {
        return new Transcript(List.of(new Turn(0, Speaker.CITIZEN, text, 0.9)), "+8619900000300", ToldCall.DAY);
    }

    private static String exported(String path) {
        return As.agent().get(path).then().statusCode(200).extract().asString();
    }

    private static ValidatableResponse put(String path, String table, String known) {
        var request = As.administrator().contentType("text/csv").body(table.getBytes(StandardCharsets.UTF_8));
        return (known == null ? request : request.header("If-Match", known))
                .put(path)
                .then();
    }
}
