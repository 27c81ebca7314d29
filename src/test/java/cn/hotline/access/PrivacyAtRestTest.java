package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Whoever steals the database, or a backup of it, has no names and no numbers. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PrivacyAtRestTest {

    @Inject
    DataSource source;

    @Test
    void noColumnOfAnyTableHoldsPersonalDataInTheClear() throws SQLException {
        PlantedStory.played();
        LoginCodes.open(Planted.PHONE, LoginCodes.sentTo(Planted.PHONE)).then().statusCode(201);
        var dump = new Tables(source).dump();
        assertThat(dump)
                .containsKeys(
                        "ticket.title",
                        "ticket.people_sealed",
                        "ticket_event.data",
                        "ticket_event.sealed",
                        "idempotency.body",
                        "contact.client",
                        "citizen_identity.sealed",
                        "login_code.phone_hash",
                        "disclosure.purpose",
                        "ticket_search.grams");
        dump.forEach((column, values) -> Planted.assertNothingAtAll(column, values.toString()));
    }
}
