package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.notice.gateway.CloudStub;
import cn.hotline.notice.gateway.CloudStub.Asked;
import cn.hotline.notice.gateway.CloudStub.Said;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.signing.HttpSignatures;
import cn.hotline.platform.signing.HttpSignatures.Signed;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real names, against a stand-in for the identity authority. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RealNameTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final CloudStub authority = new CloudStub();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final String phone = LoginCodes.freshPhone();
    private final IdCard card = new IdCard(People.card().value());

    @Inject
    EntityManager db;

    @Inject
    Persons persons;

    @Inject
    Clock clock;

    @Inject
    HttpSignatures signatures;

    @AfterEach
    void close() {
        authority.close();
        MovedClock.reset();
    }

    @Test
    void whomTheAuthorityKnowsIsProvedByASignedQuestionAboutNameCardAndNumber() throws Exception {
        says(200, "{\"verdict\":\"MATCHES\"}");
        var citizen = People.enrolled(People.phone(phone));
        level(citizen, "PHONE");
        bind(citizen);
        level(citizen, "REAL_NAME");
        assertThat(persons.isRealName(citizen)).isTrue();
        bind(citizen);
        assertThat(asked).hasSize(1);
        var question = asked.getFirst();
        assertThat((Object) new ObjectMapper().readValue(question.body(), Map.class))
                .isEqualTo(Map.of("name", "王小明", "number", card.number(), "phone", phone));
        var signed = new Signed("POST", "/city/verifications", null, name -> emptyToNull(question.header(name)));
        assertThat(signatures.demand(signed, id -> id.equals("us") ? List.of(SECRET) : List.of()))
                .isEqualTo("us");
        HttpSignatures.demandBody(signed, question.body().getBytes(StandardCharsets.UTF_8));
        assertThat(As.citizen(citizen).get("/api/citizen/v1/me").asString()).doesNotContain(card.number());
    }

    @Test
    void whoShowedTheCardAtAKioskIsTheSamePerson() {
        says(200, "{\"verdict\":\"MATCHES\"}");
        var atKiosk = People.enrolled(card.identity());
        var citizen = People.enrolled(People.phone(phone));
        bind(citizen);
        assertThat(persons.isSame(atKiosk, citizen)).isTrue();
    }

    @Test
    void whatDoesNotBelongTogetherIsRefusedAndFiveTriesADayAreAll() {
        says(200, "{\"verdict\":\"DIFFERS\"}");
        var citizen = People.enrolled(People.phone(phone));
        var ends = Together.all(9, i -> {
            Arc.container().requestContext().activate();
            try {
                bind(citizen);
                return null;
            } catch (Refusal refusal) {
                return refusal.type();
            } finally {
                Arc.container().requestContext().terminate();
            }
        });
        assertThat(ends).containsOnly(ProblemType.INVALID, ProblemType.TOO_MANY_REQUESTS);
        assertThat(ends.stream().filter(ProblemType.INVALID::equals)).hasSize(5);
        assertThat(asked).hasSize(5);
        assertThat(persons.isRealName(citizen)).isFalse();
        MovedClock.forward(Duration.ofDays(1));
        refused(citizen, ProblemType.INVALID);
        assertThat(Rows.count("select tries from real_name_try where person = ?", citizen))
                .isEqualTo(1);
    }

    @Test
    void whatNobodyAnswersIsNoTry() {
        var citizen = People.enrolled(People.phone(phone));
        says(502, "");
        for (int i = 0; i < 6; i++) {
            refused(citizen, ProblemType.UNAVAILABLE);
        }
        says(200, "no verdict");
        refused(citizen, ProblemType.UNAVAILABLE);
        says(0, "");
        refused(citizen, ProblemType.UNAVAILABLE);
        says(200, "{\"verdict\":\"UNKNOWN\"}");
        refused(citizen, ProblemType.INVALID);
        assertThat(Rows.count("select tries from real_name_try where person = ?", citizen))
                .isEqualTo(1);
    }

    @Test
    void withoutANumberOrWithAnotherCardNobodyIsAsked() {
        says(200, "{\"verdict\":\"MATCHES\"}");
        var reader = People.enrolled(People.openid());
        level(reader, "NONE");
        refused(reader, ProblemType.REFUSED);
        var citizen = People.enrolled(People.phone(phone));
        People.prove(citizen, People.card());
        refused(citizen, ProblemType.REFUSED);
        assertThat(asked).isEmpty();
    }

    @Test
    void whereTheCityDoesNotOfferItItSaysSo() {
        var citizen = People.enrolled(People.phone(phone));
        As.citizen(citizen)
                .body(Map.of("name", "王小明", "number", "11010519491231002X"))
                .post("/api/citizen/v1/me/real-name")
                .then()
                .statusCode(404)
                .body("detail", equalTo("本市暂未开通网上实名认证；您可在自助终端或窗口刷身份证办理。"));
        As.citizen(citizen)
                .body(Map.of("name", "王小明", "number", "110105194912310021"))
                .post("/api/citizen/v1/me/real-name")
                .then()
                .statusCode(422);
    }

    private void says(int status, String body) {
        authority.answers(request -> {
            asked.add(request);
            return new Said(status, body);
        });
    }

    private void level(UUID citizen, String level) {
        As.citizen(citizen).get("/api/citizen/v1/me").then().statusCode(200).body("level", equalTo(level));
    }

    private void refused(UUID citizen, ProblemType type) {
        assertThatThrownBy(() -> bind(citizen))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
    }

    private void bind(UUID citizen) {
        var config = new TestAuthority(URI.create(authority.url() + "/city/"), SECRET);
        var names = new RealNames(config, new ObjectMapper(), clock);
        new RealNameBinding(db, persons, names, config, clock).bind(citizen, " 王小明 ", card);
    }

    private static String emptyToNull(String header) {
        return header.isEmpty() ? null : header;
    }
}
