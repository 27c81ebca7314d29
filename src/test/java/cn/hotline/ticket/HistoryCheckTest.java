package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever somebody with the keys to the database changes behind the service's back is found. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HistoryCheckTest {

    /** One for all that is tampered with and restored, and the place before it. */
    private static @Nullable ATicket rated;

    private static UUID mark;

    @Inject
    DataSource database;

    @Test
    void anUntouchedHistoryHasNoFault() {
        var mark = Proof.mark();
        aTicket().rated();
        aTicket().confidential().dispatched();
        var proof = Proof.since(mark, 500);
        assertThat(proof.faults()).isEmpty();
        assertThat(proof.tickets()).isEqualTo(2);
        assertThat(proof.events()).isEqualTo(8 + 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update ticket_event set data = replace(data, 'RESOLVED', 'UNABLE') where E and seq = 5; BROKEN_CHAIN; 5",
                "update ticket_event set data = '{}' where E and seq = 1; BROKEN_CHAIN; 1",
                "update ticket_event set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where E and seq = 5; BROKEN_CHAIN; 5",
                "update ticket_event set sealed = null where E and seq = 1; BROKEN_CHAIN; 1",
                "update ticket_event set at = at + interval '1 microsecond' where E and seq = 3; BROKEN_CHAIN; 3",
                "update ticket_event set actor = 'staff:nobody' where E and seq = 3; BROKEN_CHAIN; 3",
                "update ticket_event set role = 'AGENT' where E and seq = 3; BROKEN_CHAIN; 3",
                "update ticket_event set verb = 'SEND_BACK' where E and seq = 6; BROKEN_CHAIN; 6",
                "update ticket_event set status = 'HANDLING' where E and seq = 6; BROKEN_CHAIN; 6",
                "update ticket_event set hash = sha256(hash) where E and seq = 8; BROKEN_CHAIN; 8",
                "delete from ticket_event where E and seq = 4; MISSING_EVENT; 4",
                "delete from ticket_event where E and seq = 1; MISSING_EVENT; 1",
                "delete from ticket_event where E and seq = 8; MISSING_EVENT; 8",
                "delete from ticket_event where E; MISSING_EVENT; 1"
            })
    void aChangedHistoryIsFoundWhereItWasChanged(String tampering, String fault, int seq) throws SQLException {
        var found = faultAfter(tampering);
        assertThat(found)
                .containsEntry("fault", fault)
                .containsEntry("seq", seq)
                .doesNotContainKey("detail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "status = 'HANDLING'; status",
                "urges = 3; urges",
                "reply = jsonb_set(reply, '{result}', '\"PLANTED\"'); reply",
                "title = 'PLANTED'; title",
                "reporter_name = 'PLANTED'; reporterName",
                "service_score = 4; rating",
                "closed_at = closed_at - interval '1 day'; closedAt",
                "unit = 'JL-GA'; unit",
                "code_hash = sha256(code_hash); codeHash",
                "sub_tickets = '{26112200000018}'; subTickets",
                "seq = 7; seq",
                "phone_hash = sha256(phone_hash); reporter",
                "name_hash = null; reporter"
            })
    void aTicketChangedBehindItsHistoryIsFoundByTheNameOfTheField(String change, String field) throws SQLException {
        var found = faultAfter("update ticket set " + change + " where T");
        assertThat(found).containsEntry("fault", "STATE_DIFFERS").containsEntry("detail", field);
    }

    @Test
    void aTicketCutBackTogetherWithItsHistoryIsFound() throws SQLException {
        var found = faultAfter(
                "update ticket set seq = 7, service_score = null, handling_score = null, rating_reason = null,"
                        + " rated_at = null, updated_at = closed_at where T",
                "delete from ticket_event where E and seq = 8");
        assertThat(found).containsEntry("fault", "STATE_DIFFERS").containsEntry("detail", "");
    }

    @Test
    void peopleSealedAnewOrKeysThatDoNotOpenAreFound() throws SQLException {
        assertThat(faultAfter("update ticket set people_sealed = sha256(people_sealed) where T"))
                .containsEntry("fault", "UNREADABLE");
        assertThat(faultAfter("update ticket set data_key = sha256(data_key) where T"))
                .containsEntry("fault", "UNREADABLE");
    }

    @Test
    void eventsSwappedBetweenTwoTicketsAreFoundInBoth() throws SQLException {
        var mark = Proof.mark();
        var one = aTicket().rated();
        var other = aTicket().rated();
        try (var tampering = new Tampering(database, one.number(), other.number())) {
            tampering.run("""
                    update ticket_event e set data = o.data, sealed = o.sealed, hash = o.hash, at = o.at, actor = o.actor
                    from ticket_event o where e.seq = 5 and o.seq = 5 and o.ticket_id <> e.ticket_id
                    and e.ticket_id in (select id from ticket where number in ('%1$s', '%2$s'))
                    and o.ticket_id in (select id from ticket where number in ('%1$s', '%2$s'))""".formatted(one.number(), other.number()));
            assertThat(Proof.since(mark, 500).faults())
                    .extracting("number", "seq", "fault")
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(one.number(), 5, "BROKEN_CHAIN"),
                            org.assertj.core.groups.Tuple.tuple(other.number(), 5, "BROKEN_CHAIN"));
        }
        assertThat(Proof.since(mark, 500).faults()).isEmpty();
    }

    @Test
    void smallAndLargePagesFindTheSame() throws SQLException {
        var mark = Proof.mark();
        var tickets = List.of(
                aTicket().filed(),
                aTicket().accepted(),
                aTicket().dispatched(),
                aTicket().filed());
        var numbers = tickets.stream().map(ATicket::number).toArray(String[]::new);
        try (var tampering = new Tampering(database, numbers)) {
            tampering.run("update ticket set urges = 9 where number = '" + numbers[0] + "'");
            tampering.run(
                    "delete from ticket_event where seq = 2 and ticket_id = (select id from ticket where number = '"
                            + numbers[2] + "')");
            var large = Proof.since(mark, 500);
            var small = Proof.since(mark, 1);
            assertThat(large.faults()).hasSize(2).isEqualTo(small.faults());
            assertThat(small.digests()).hasSize(4);
            assertThat(large.tickets()).isEqualTo(small.tickets()).isEqualTo(4);
            assertThat(large.events()).isEqualTo(small.events()).isEqualTo(1 + 2 + 2 + 1);
        }
    }

    @Test
    void theDigestNotedDownChangesWhenThePastDoes() throws SQLException {
        var mark = Proof.mark();
        var ticket = aTicket().accepted();
        var noted = Proof.since(mark, 500).digests();
        assertThat(Proof.since(mark, 500).digests()).isEqualTo(noted);
        try (var tampering = new Tampering(database, ticket.number())) {
            tampering.run("update ticket set head = sha256(head) where number = '" + ticket.number() + "'");
            assertThat(Proof.since(mark, 500).digests()).isNotEqualTo(noted);
        }
        assertThat(Proof.since(mark, 500).digests()).isEqualTo(noted);
        ticket.act(As.manager(), "dispatch", Map.of("unit", ATicket.UNIT));
        assertThat(Proof.since(mark, 500).digests()).isNotEqualTo(noted);
    }

    /** The one fault of a rated ticket after the statements; E and T stand for its events and its row. */
    private Map<String, Object> faultAfter(String... statements) throws SQLException {
        if (rated == null) {
            mark = Proof.mark();
            rated = aTicket().rated();
        }
        var ticket = rated;
        try (var tampering = new Tampering(database, ticket.number())) {
            for (var sql : statements) {
                tampering.run(
                        sql.replaceFirst("where E", "where ticket_id = (select id from ticket where number = 'N')")
                                .replaceFirst("where T", "where number = 'N'")
                                .replace("'N'", "'" + ticket.number() + "'"));
            }
            var proof = Proof.since(mark, 500);
            assertThat(proof.faults()).hasSize(1);
            assertThat(proof.text()).doesNotContain("PLANTED", "王小明", "路灯", "1990000");
            assertThat(proof.faults().getFirst()).containsEntry("number", ticket.number());
            return proof.faults().getFirst();
        } finally {
            assertThat(Proof.since(mark, 500).faults()).as("restored").isEmpty();
        }
    }
}
