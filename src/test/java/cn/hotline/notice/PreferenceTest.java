package cn.hotline.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Citizens say what they want to be told, and the outbox keeps to it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PreferenceTest {

    private static final String PATH = "/api/citizen/v1/notice-preferences";

    @Inject
    Inbound inbound;

    private final Phone phone = ANotice.phone();
    private final UUID citizen = enrolled(phone);

    @AfterEach
    void resetTheClock() {
        MovedClock.reset();
    }

    @Test
    void untilSomebodySaysOtherwiseAllIsToldInChinese() {
        me().get(PATH)
                .then()
                .statusCode(200)
                .body("language", equalTo("zh"))
                .body("unwanted", empty())
                .body("optedOut", equalTo(false));
    }

    @Test
    void whatIsUnwantedIsNotSentAndTheRestComesInTheirLanguage() {
        keep("en", List.of("DISPATCHED", "SURVEY"), false);
        me().get(PATH).then().body("unwanted", contains("DISPATCHED", "SURVEY", "SURVEY_REMINDER"));
        ANotice.afternoon();
        var unwanted = ANotice.told(NoticeEvent.DISPATCHED, phone, true);
        var wanted = ANotice.told(NoticeEvent.CLOSED, phone, true);
        var gateway = new Scripted("one");
        PostOffice.with(gateway).drain();
        assertThat(unwanted.state()).isEqualTo(NoticeState.SUPPRESSED);
        assertThat(wanted.state()).isEqualTo(NoticeState.SENT);
        assertThat(gateway.given)
                .extracting(Outgoing::text)
                .containsExactly("Your request 123 has been closed." + " Thank you for letting us know.");
    }

    @Test
    void whoOptsOutIsToldNothingUntilTheySaySo() {
        keep("zh", List.of(), true);
        inbound.reply(new IncomingSms("one", As.key(), phone.e164(), "12345", "开通", ANotice.now()));
        me().get(PATH).then().body("optedOut", equalTo(false));
        inbound.reply(new IncomingSms("one", As.key(), phone.e164(), "12345", "ＴＤ", ANotice.now()));
        me().get(PATH).then().body("optedOut", equalTo(true));
        keep("zh", List.of(), false);
        me().get(PATH).then().body("optedOut", equalTo(false));
    }

    @Test
    void loginCodesCannotBeDoneWithout() {
        me().body(Map.of("language", "zh", "unwanted", List.of("LOGIN_CODE"), "optedOut", false))
                .put(PATH)
                .then()
                .statusCode(422);
        As.nobody().get(PATH).then().statusCode(401);
    }

    private void keep(String language, List<String> unwanted, boolean optedOut) {
        me().body(Map.of("language", language, "unwanted", unwanted, "optedOut", optedOut))
                .put(PATH)
                .then()
                .statusCode(200);
    }

    private RequestSpecification me() {
        return As.citizen(citizen);
    }

    private static UUID enrolled(Phone phone) {
        return ANotice.bean(Persons.class).enrol(Identity.of(phone));
    }
}
