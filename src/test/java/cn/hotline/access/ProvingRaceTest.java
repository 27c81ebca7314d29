package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.Refusal;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Identities that are proved at several doors at once, while people are joined: nobody waits for ever, and all are one in the end. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ProvingRaceTest {

    private final Persons persons = People.persons();

    @Test
    void twoNewThingsProvedBothWaysRoundWhileOthersProveAndJoin() {
        for (int round = 0; round < 30; round++) {
            var one = People.openid();
            var other = new Identity(Proof.WECHAT_UNION, "u" + People.openid().value());
            var caller = People.withPhone();
            var neighbour = People.withPhone();
            var ends = Together.all(5, i -> switch (i) {
                case 0 -> both(one, other);
                case 1 -> both(other, one);
                case 2 -> proved(caller, other);
                case 3 -> proved(neighbour, one);
                default -> People.join(caller, neighbour).statusCode();
            });
            assertThat(ends.subList(0, 4)).containsOnly(0);
            assertThat(ends.getLast()).isIn(201, 409);
            assertThat(persons.isSame(caller, neighbour)).isTrue();
            assertThat(persons.isOf(caller, one) && persons.isOf(caller, other)).isTrue();
        }
    }

    @Test
    void nobodyHasTwoCardsHoweverFastTheyAreProved() {
        for (int round = 0; round < 10; round++) {
            var citizen = People.withPhone();
            Together.all(4, i -> {
                try {
                    People.prove(citizen, People.card());
                    return true;
                } catch (Refusal second) {
                    return false;
                }
            });
            assertThat(Rows.count(
                            "select count(*) from citizen_identity where citizen = ? and kind = 'REAL_NAME'", citizen))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoHasACardDoesNotGetAnotherPersonsByProvingIt() {
        var card = People.card();
        var owner = People.enrolled(card);
        var citizen = People.withPhone();
        People.prove(citizen, People.card());
        assertThatThrownBy(() -> People.prove(citizen, card)).isInstanceOf(Refusal.class);
        assertThat(People.enrolled(card)).isEqualTo(owner);
    }

    private int both(Identity first, Identity second) {
        QuarkusTransaction.requiringNew().call(() -> persons.enrol(first, second));
        return 0;
    }

    private static int proved(java.util.UUID citizen, Identity identity) {
        People.prove(citizen, identity);
        return 0;
    }
}
