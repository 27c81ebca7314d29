package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Role;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Reply;
import cn.hotline.support.SideBySide;
import cn.hotline.ticket.Calls.Seat;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

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

    private final LifecycleTable table = LifecycleTable.read();

    @Test
    void staffMayDoExactlyWhatIsWritten() {
        SideBySide.each(List.of(Situation.values()), this::checkStaff);
    }

    @Test
    void citizensKiosksAndPartnersMayDoExactlyWhatIsWritten() {
        SideBySide.each(List.of(Situation.values()), this::checkOthers);
    }

    private void checkStaff(Situation situation) {
        var ticket = situation.lead.apply(aTicket());
        for (var role : STAFF) {
            ticket = tryAll(situation, ticket, Calls.staff(role), ATicket::aTicket);
        }
    }

    private void checkOthers(Situation situation) {
        var citizen = UUID.randomUUID();
        var kiosk = Calls.registeredKiosk();
        for (boolean atKiosk : new boolean[] {false, true}) {
            for (var call : Calls.CITIZEN) {
                var ticket = situation.lead.apply(aTicket());
                var seat = atKiosk
                        ? new Seat(
                                Role.CITIZEN,
                                "/api/kiosk/v1",
                                Map.of("Authorization", "Bearer " + As.deviceToken(kiosk), "Track-Code", ticket.code()))
                        : Calls.codeHolder(ticket);
                checkRead(situation, ticket, seat);
                tryOne(situation, ticket, seat, call);
            }
        }
        tryAll(
                situation,
                situation.lead.apply(aTicket().by(citizen)),
                Seat.bearing(Role.CITIZEN, "/api/citizen/v1", As.citizenToken(citizen)),
                () -> aTicket().by(citizen));
        tryAll(
                situation,
                situation.lead.apply(aTicket()),
                Seat.bearing(Role.DEVICE, "/api/kiosk/v1", As.deviceToken(kiosk)),
                ATicket::aTicket);
        var partner = "matrix-bank";
        tryAll(
                situation,
                situation.lead.apply(aTicket().byPartner(partner)),
                Seat.bearing(Role.PARTNER, "/api/partner/v1", As.partnerToken(partner, "tickets.read tickets.write")),
                () -> aTicket().byPartner(partner));
    }

    @Test
    void onlyAgentsAndManagersFileForACaller() {
        for (var role : STAFF) {
            var answer = Calls.send(
                    Calls.staff(role),
                    "/tickets",
                    aTicket().with("channel", "PHONE").body());
            assertThat(answer.status()).as("FILE by %s", role).isEqualTo(table.permits(Verb.FILE, role) ? 201 : 403);
        }
    }

    /** A fresh ticket is made only where an action succeeded; returns the last one. */
    private ATicket tryAll(Situation situation, ATicket first, Seat seat, Supplier<ATicket> blank) {
        var ticket = first;
        checkRead(situation, ticket, seat);
        for (var call : Calls.at(seat)) {
            if (tryOne(situation, ticket, seat, call)) {
                ticket = situation.lead.apply(blank.get());
                checkRead(situation, ticket, seat);
            }
        }
        return ticket;
    }

    private void checkRead(Situation situation, ATicket ticket, Seat seat) {
        var where = "read by %s in %s".formatted(seat.role(), situation);
        var read = seat.read(ticket.number());
        assertThat(read.status()).as(where).isEqualTo(readable(situation, seat.role()));
        if (read.status() == 200) {
            assertThat(read.list("allowedActions")).as(where).isEqualTo(allowed(situation, seat.role()));
        }
    }

    /** @return whether the ticket has been changed */
    private boolean tryOne(Situation situation, ATicket ticket, Seat seat, Calls call) {
        var where = "%s by %s in %s".formatted(call.verb(), seat.role(), situation);
        var allowed = allowed(situation, seat.role());
        var answer = call.send(seat, ticket.number());
        assertThat(answer.status()).as(where + answer.body()).isEqualTo(expected(situation, seat.role(), call));
        if (answer.status() == 409) {
            assertThat(answer.list("allowed")).as(where).isEqualTo(allowed);
        }
        if (answer.status() < 300) {
            checkAnswer(situation, seat, call, answer);
        }
        return answer.status() < 300;
    }

    private void checkAnswer(Situation situation, Seat seat, Calls call, Reply answer) {
        var after = Status.valueOf(answer.json().path("status").asText());
        if (call.verb() == Verb.SPLIT) {
            assertThat(after).isEqualTo(Status.FILED);
        } else {
            boolean staff = STAFF.contains(seat.role());
            assertThat(table.after(situation.status, call.verb()))
                    .extracting(status -> TicketView.statusFor(status, staff))
                    .contains(after);
        }
        var now = seat.read(answer.json().path("number").asText()).list("allowedActions");
        assertThat(answer.list("allowedActions")).isEqualTo(now);
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
        verbs.remove(Verb.ADOPT); // takes a login and a track code at once, which no viewer is: AdoptionTest
        return verbs.stream().map(Verb::name).toList();
    }
}
