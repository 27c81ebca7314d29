package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Role;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.ticket.Calls.Seat;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every endpoint that acts, in every status, by every role, against the written tables. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class LifecycleMatrixHttpTest {

    private static final Set<Role> STAFF = Set.of(
            Role.AGENT,
            Role.DISPATCHER,
            Role.REVIEWER,
            Role.MANAGER,
            Role.SUPERVISOR,
            Role.HANDLER,
            Role.AUDITOR,
            Role.ADMINISTRATOR);

    /** How a ticket stands, and what its status would allow but the rating does not. */
    enum Situation {
        FILED(Status.FILED, ATicket::filed),
        SUSPECTED(Status.SUSPECTED, t -> t.filed().act(As.manager(), "suspicion", Map.of("reason", "重复提交"))),
        ACCEPTED(Status.ACCEPTED, ATicket::accepted),
        DISPATCHED(Status.DISPATCHED, ATicket::dispatched),
        HANDLING(Status.HANDLING, ATicket::signed),
        IN_REVIEW(Status.IN_REVIEW, ATicket::replied),
        REPLIED(Status.REPLIED, ATicket::approved),
        UNRATED(Status.CLOSED, ATicket::closed, Verb.ARCHIVE),
        RATED(Status.CLOSED, ATicket::rated, Verb.RATE),
        ARCHIVED(Status.ARCHIVED, t -> t.rated().act(As.reviewer(), "archive", null)),
        WITHDRAWN(Status.WITHDRAWN, t -> t.dispatched().act(As.manager(), "withdrawal", Map.of("reason", "已解决")));

        private final Status status;
        private final UnaryOperator<ATicket> lead;
        private final Set<Verb> notNow;

        Situation(Status status, UnaryOperator<ATicket> lead, Verb... notNow) {
            this.status = status;
            this.lead = lead;
            this.notNow = Set.of(notNow);
        }

        boolean isAtUnit() {
            return !Set.of(Status.FILED, Status.SUSPECTED, Status.ACCEPTED).contains(status);
        }
    }

    private final LifecycleTable table = LifecycleTable.read();

    @ParameterizedTest
    @EnumSource
    void staffMayDoExactlyWhatIsWritten(Situation situation) {
        var ticket = situation.lead.apply(aTicket());
        for (var role : STAFF) {
            ticket = tryAll(situation, ticket, Calls.staff(role), aTicket());
        }
    }

    @ParameterizedTest
    @EnumSource
    void citizensKiosksAndPartnersMayDoExactlyWhatIsWritten(Situation situation) {
        var citizen = UUID.randomUUID();
        var kiosk = Calls.registeredKiosk();
        for (boolean atKiosk : new boolean[] {false, true}) {
            for (var call : Calls.CITIZEN) {
                var ticket = situation.lead.apply(aTicket());
                var seat = atKiosk
                        ? new Seat(
                                Role.CITIZEN,
                                "/api/kiosk/v1",
                                () -> As.device(kiosk).header("Track-Code", ticket.code()))
                        : Calls.codeHolder(ticket);
                tryOne(situation, ticket, seat, call);
            }
        }
        tryAll(
                situation,
                situation.lead.apply(aTicket().by(citizen)),
                new Seat(Role.CITIZEN, "/api/citizen/v1", () -> As.citizen(citizen)),
                aTicket().by(citizen));
        tryAll(
                situation,
                situation.lead.apply(aTicket()),
                new Seat(Role.DEVICE, "/api/kiosk/v1", () -> As.device(kiosk)),
                aTicket());
        var partner = "matrix-bank";
        tryAll(
                situation,
                situation.lead.apply(aTicket().byPartner(partner)),
                new Seat(Role.PARTNER, "/api/partner/v1", () -> As.partner(partner, "tickets.read tickets.write")),
                aTicket().byPartner(partner));
    }

    @Test
    void onlyAgentsAndManagersFileForACaller() {
        for (var role : STAFF) {
            var answer = Calls.staff(role)
                    .as()
                    .get()
                    .header("Idempotency-Key", As.key())
                    .body(aTicket().with("channel", "PHONE").body())
                    .post("/api/staff/v1/tickets");
            assertThat(answer.statusCode())
                    .as("FILE by %s", role)
                    .isEqualTo(table.permits(Verb.FILE, role) ? 201 : 403);
        }
    }

    /** A fresh ticket is made only where an action succeeded; returns the last one. */
    private ATicket tryAll(Situation situation, ATicket first, Seat seat, ATicket blank) {
        var ticket = first;
        for (var call : Calls.at(seat)) {
            if (tryOne(situation, ticket, seat, call)) {
                ticket = situation.lead.apply(blank);
            }
        }
        return ticket;
    }

    /** @return whether the ticket has been changed */
    private boolean tryOne(Situation situation, ATicket ticket, Seat seat, Calls call) {
        var where = "%s by %s in %s".formatted(call.verb(), seat.role(), situation);
        var allowed = allowed(situation, seat.role());
        var read = seat.read(ticket.number());
        assertThat(read.statusCode()).as("read: " + where).isEqualTo(readable(situation, seat.role()));
        if (read.statusCode() == 200) {
            assertThat(read.<List<String>>path("allowedActions")).as(where).isEqualTo(allowed);
        }
        var answer = call.send(seat, ticket.number());
        assertThat(answer.statusCode()).as(where + answer.asString()).isEqualTo(expected(situation, seat.role(), call));
        if (answer.statusCode() == 409) {
            var listed = answer.<List<String>>path("allowed");
            assertThat(listed == null ? List.of() : listed).as(where).isEqualTo(allowed);
        }
        if (answer.statusCode() < 300) {
            checkAnswer(situation, seat, call, answer);
        }
        return answer.statusCode() < 300;
    }

    private void checkAnswer(Situation situation, Seat seat, Calls call, Response answer) {
        var after = Status.valueOf(answer.path("status"));
        boolean hidden = seat.role() == Role.CITIZEN && situation == Situation.SUSPECTED && after == Status.FILED;
        if (call.verb() == Verb.SPLIT) {
            assertThat(after).isEqualTo(Status.FILED);
        } else if (!hidden) {
            assertThat(table.after(situation.status, call.verb())).contains(after);
        }
        var now = seat.read(answer.path("number")).<List<String>>path("allowedActions");
        assertThat(answer.<List<String>>path("allowedActions")).isEqualTo(now);
    }

    private int expected(Situation situation, Role role, Calls call) {
        if (!table.permits(call.verb(), role)) {
            return 403;
        }
        if (role == Role.HANDLER && !situation.isAtUnit()) {
            return 404;
        }
        if (!allowed(situation, role).contains(call.verb().name())) {
            return 409;
        }
        return call.makesSomething() ? 201 : 200;
    }

    private static int readable(Situation situation, Role role) {
        return switch (role) {
            case ADMINISTRATOR -> 403;
            case DEVICE -> 404;
            case HANDLER -> situation.isAtUnit() ? 200 : 404;
            default -> 200;
        };
    }

    private List<String> allowed(Situation situation, Role role) {
        var verbs = new ArrayList<>(table.allowed(situation.status, role));
        verbs.removeAll(situation.notNow);
        return verbs.stream().map(Verb::name).toList();
    }
}
