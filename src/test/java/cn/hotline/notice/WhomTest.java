package cn.hotline.notice;

import static cn.hotline.notice.ANotice.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is told what they do not want, at night, too often, or by a number that is not theirs. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WhomTest {

    private final Scripted gateway = new Scripted("a");
    private final PostOffice office = PostOffice.with(PostOffice.rules("daily-cap", "3"), gateway);

    @BeforeEach
    void afternoon() {
        ANotice.afternoon();
    }

    @AfterEach
    void present() {
        ANotice.afternoon();
        MovedClock.reset();
    }

    @ParameterizedTest
    @EnumSource(NoticeEvent.class)
    void inTheAfternoonEverythingIsTold(NoticeEvent event) {
        var one = told(event);
        office.drain();
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void atNightNothingIsToldAndInTheMorningTheRest() {
        MovedClock.forward(Duration.ofHours(4).plusMinutes(30)); // 20:30
        var survey = told(NoticeEvent.SURVEY);
        var closed = told(NoticeEvent.CLOSED);
        office.drain();
        assertThat(closed.state()).isEqualTo(NoticeState.SENT);
        assertThat(survey.state()).isEqualTo(NoticeState.CREATED);
        assertThat(survey.waits())
                .isBetween(Duration.ofHours(12), Duration.ofHours(12).plusMinutes(30));
        MovedClock.forward(Duration.ofHours(1)); // 21:30
        var late = told(NoticeEvent.CLOSED);
        office.drain();
        assertThat(late.state()).isEqualTo(NoticeState.CREATED);
        MovedClock.forward(Duration.ofHours(12)); // 9:30
        office.drain();
        assertThat(survey.state()).isEqualTo(NoticeState.SENT);
        assertThat(late.state()).isEqualTo(NoticeState.SENT);
        assertThat(survey.tries()).isEqualTo(1);
    }

    @Test
    void whatBecameDueInTheDayIsNotSentAtNight() {
        var survey = told(NoticeEvent.SURVEY);
        MovedClock.forward(Duration.ofHours(5));
        office.drain();
        assertThat(survey.state()).isEqualTo(NoticeState.CREATED);
        assertThat(survey.reason()).isEqualTo("HOURS");
        assertThat(survey.tries()).isZero();
    }

    @Test
    void whoOptedOutGetsNothing() {
        var closed = told(NoticeEvent.CLOSED);
        prefers(closed, "'zh', '{}', now()");
        office.drain();
        assertThat(closed.state()).isEqualTo(NoticeState.SUPPRESSED);
        assertThat(closed.reason()).isEqualTo("OPTED_OUT");
    }

    @Test
    void unwantedEventsAreLeftOutAndOthersComeInTheLanguageWanted() {
        var closed = told(NoticeEvent.CLOSED);
        var dispatched = told(NoticeEvent.DISPATCHED, closed.to(), true);
        prefers(closed, "'en', '{DISPATCHED}', null");
        office.drain();
        assertThat(dispatched.reason()).isEqualTo("UNWANTED");
        assertThat(gateway.given).hasSize(1);
        assertThat(gateway.given.element().text()).contains("request");
    }

    @Test
    void onlyProvenNumbersAreToldAlsoIfSomebodyOnceLoggedInWithThem() {
        var unknown = told(NoticeEvent.CLOSED, ANotice.phone(), false);
        var known = told(NoticeEvent.CLOSED, ANotice.phone(), false);
        ANotice.bean(Persons.class).enrol(Identity.of(known.to()));
        office.drain();
        assertThat(unknown.reason()).isEqualTo("UNVERIFIED");
        assertThat(known.reason()).isEqualTo("UNVERIFIED");
    }

    @Test
    void whatIsNoMobileOfChinaGetsNone() {
        var landline = told(NoticeEvent.CLOSED, new Phone("+8643188776655"), true);
        var abroad = told(NoticeEvent.CLOSED, new Phone("+4915112345678"), true);
        office.drain();
        assertThat(landline.reason()).isEqualTo("NO_MOBILE");
        assertThat(abroad.reason()).isEqualTo("NO_MOBILE");
        assertThat(gateway.given).isEmpty();
    }

    @Test
    void moreThanSoManyADayWaitForTheNext() {
        var phone = ANotice.phone();
        var first = told(NoticeEvent.CLOSED, phone, true);
        for (int i = 0; i < 2; i++) {
            told(NoticeEvent.REPLIED, phone, true);
        }
        office.drain();
        var fourth = told(NoticeEvent.DISPATCHED, phone, true);
        var question = told(NoticeEvent.SURVEY_QUESTION, phone, true);
        office.drain();
        assertThat(first.state()).isEqualTo(NoticeState.SENT);
        assertThat(question.state()).isEqualTo(NoticeState.SENT);
        assertThat(fourth.reason()).isEqualTo("DAILY_CAP");
        assertThat(fourth.waits()).isBetween(Duration.ofHours(15), Duration.ofHours(16));
        MovedClock.forward(Duration.ofHours(17));
        office.drain();
        assertThat(fourth.state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void whatIsTooOldIsNotSentAlsoWhenNothingCanBe() {
        var first = told(NoticeEvent.CLOSED);
        MovedClock.forward(Duration.ofDays(3).plusMinutes(6));
        PostOffice.with().drain();
        assertThat(first.state()).isEqualTo(NoticeState.SUPPRESSED);
        assertThat(first.reason()).isEqualTo("EXPIRED");
        var closed = told(NoticeEvent.CLOSED);
        MovedClock.forward(Duration.ofDays(3).plusHours(1));
        office.drain();
        assertThat(closed.reason()).isEqualTo("EXPIRED");
        assertThat(gateway.given).isEmpty();
    }

    private static void prefers(ANotice one, String values) {
        ANotice.execute(
                "insert into notice_preference (number_hash, language, unwanted, opted_out_at, changed_at) values (?, "
                        + values + ", now())",
                one.hash());
    }
}
