package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One person over all doors, whatever they prove first and at how many doors at once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PersonsTest {

    private final Persons persons = People.persons();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void whoeverComesThroughEightDoorsAtOnceIsOneProfile() {
        var phone = People.phone(LoginCodes.freshPhone());
        long before = Rows.count("select count(*) from citizen");
        var found = Together.all(8, i -> People.enrolled(phone));
        assertThat(found).containsOnly(found.getFirst());
        assertThat(Rows.count("select count(*) from citizen_identity where citizen = ?", found.getFirst()))
                .isEqualTo(1);
        assertThat(Rows.count("select count(*) from citizen")).isLessThan(before + 8);
    }

    @Test
    void whatIsProvedIsFoundAgainAndReadInTheClear() {
        var citizen = People.withPhone();
        var openid = People.openid();
        People.prove(citizen, openid);
        assertThat(People.enrolled(openid)).isEqualTo(citizen);
        assertThat(persons.value(citizen, Proof.WECHAT_MINI)).contains(openid.value());
        assertThat(persons.value(citizen, Proof.REAL_NAME)).isEmpty();
        People.prove(citizen, openid);
        assertThat(persons.profiles(citizen)).containsExactly(citizen);
    }

    @Test
    void whoProvesAnothersIdentityIsTheSamePersonAndItIsKept() {
        var number = LoginCodes.freshPhone();
        var caller = People.enrolled(People.phone(number));
        var reader = People.enrolled(People.openid());
        assertThat(persons.isSame(caller, reader)).isFalse();
        People.prove(reader, People.phone(number));
        assertThat(persons.isSame(caller, reader)).isTrue();
        assertThat(persons.isSame(reader, caller)).isTrue();
        assertThat(persons.profiles(reader)).containsExactlyInAnyOrder(caller, reader);
        assertThat(persons.value(reader, Proof.PHONE)).contains("+86" + number);
        assertThat(persons.hasPhone(reader, Phone.parse("phone", number))).isTrue();
        assertThat(Rows.count(
                        "select count(*) from citizen_joining where profiles @> array[?]::uuid[] and actor = 'system:PHONE'",
                        caller))
                .isEqualTo(1);
    }

    @Test
    void ofTwoNumbersTheOwnAndThenTheLastProvedIsTheOne() {
        var first = LoginCodes.freshPhone();
        var second = LoginCodes.freshPhone();
        var third = LoginCodes.freshPhone();
        var citizen = People.enrolled(People.phone(first));
        MovedClock.forward(Duration.ofMinutes(1));
        var other = People.enrolled(People.phone(second));
        People.prove(citizen, People.phone(second));
        assertThat(persons.value(citizen, Proof.PHONE)).contains("+86" + first);
        assertThat(persons.value(other, Proof.PHONE)).contains("+86" + second);
        MovedClock.forward(Duration.ofMinutes(1));
        People.prove(citizen, People.phone(third));
        assertThat(persons.value(citizen, Proof.PHONE)).contains("+86" + third);
    }

    @Test
    void betweenTwoPeopleWithCardsOfTheirOwnTheNumberChangesHands() {
        var number = LoginCodes.freshPhone();
        var before = People.enrolled(People.phone(number));
        People.prove(before, People.card());
        var now = People.enrolled(People.card());
        People.prove(now, People.phone(number));
        assertThat(persons.isSame(before, now)).isFalse();
        assertThat(People.enrolled(People.phone(number))).isEqualTo(now);
        assertThat(persons.value(before, Proof.PHONE)).isEmpty();
        assertThat(Rows.count(
                        "select count(*) from citizen_identity_passed where giver = ? and taker = ?", before, now))
                .isEqualTo(1);
    }

    @Test
    void twoWithCardsOfTheirOwnAreNotJoinedByAnybody() {
        var one = People.enrolled(People.card());
        var other = People.enrolled(People.card());
        People.join(one, other).then().statusCode(409);
        assertThat(persons.isSame(one, other)).isFalse();
    }

    @Test
    void joinedBothWaysAtOnceTheyAreOnePersonByOneJoining() {
        for (int round = 0; round < 5; round++) {
            var a = People.withPhone();
            var b = People.withPhone();
            var said = Together.all(2, i -> (i == 0 ? People.join(a, b) : People.join(b, a)).statusCode());
            assertThat(said).containsExactlyInAnyOrder(201, 409);
            assertThat(persons.isSame(a, b)).isTrue();
        }
    }

    @Test
    void aChainJoinedAtOnceIsOnePersonInTheEnd() {
        for (int round = 0; round < 5; round++) {
            List<UUID> links = List.of(People.withPhone(), People.withPhone(), People.withPhone(), People.withPhone());
            var said = Together.all(
                    3, i -> People.join(links.get(i), links.get(i + 1)).statusCode());
            assertThat(said).containsOnly(201);
            assertThat(persons.profiles(links.getFirst())).containsExactlyInAnyOrderElementsOf(links);
        }
    }

    @Test
    void partedWhileAnotherIsJoinedOnTopOneOfBothWaits() {
        for (int round = 0; round < 5; round++) {
            var a = People.withPhone();
            var b = People.withPhone();
            var c = People.withPhone();
            String first = People.join(a, b).path("id");
            var said = Together.all(2, i -> (i == 0 ? People.part(first) : People.join(b, c)).statusCode());
            assertThat(said.get(1)).isEqualTo(201);
            assertThat(persons.isSame(b, c)).isTrue();
            assertThat(persons.isSame(a, b)).isEqualTo(said.get(0) == 409);
        }
    }
}
