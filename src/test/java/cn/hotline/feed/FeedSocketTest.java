package cn.hotline.feed;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Ear;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a person sees who follows tickets over a socket. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class FeedSocketTest {

    @Test
    void aTrackCodeFollowsItsTicketFromASnapshotOn() {
        var ticket = aTicket().filed();
        try (var ear = Ear.open("citizen").subscribe(ticket)) {
            assertThat(ear.await("snapshot").path("snapshot").path("number").asText())
                    .isEqualTo(ticket.number());
            ear.await("live");
            ticket.act(As.manager(), "acceptance", Map.of("matter", ATicket.MATTER))
                    .act(As.manager(), "dispatch", Map.of("unit", ATicket.UNIT));
            ear.await(frame -> frame.path("event").path("action").asText().equals("DISPATCH"));
            assertThat(ear.ids()).containsExactly(ticket.number() + "-2", ticket.number() + "-3");
        }
    }

    @Test
    void aCursorBringsAllThatWasMissedAndNothingTwice() {
        var ticket = aTicket().filed();
        String cursor;
        try (var ear = Ear.open("citizen").subscribe(ticket)) {
            cursor = ear.await("live").path("cursor").asText();
        }
        ticket.act(As.manager(), "acceptance", Map.of("matter", ATicket.MATTER));
        try (var ear = Ear.open("citizen")
                .subscribe(Map.of("topic", "ticket:" + ticket.number(), "trackCode", ticket.code(), "after", cursor))) {
            ear.await("live");
            ticket.act(As.manager(), "dispatch", Map.of("unit", ATicket.UNIT));
            ear.await(frame -> frame.path("event").path("seq").asInt() == 3);
            assertThat(ear.ids()).containsExactly(ticket.number() + "-2", ticket.number() + "-3");
            assertThat(ear.ofType("snapshot")).isEmpty();
        }
    }

    @Test
    void aCitizenHearsOfAllTheirTickets() {
        var citizen = UUID.randomUUID();
        var token = As.token("citizen", citizen.toString(), java.util.Set.of("citizen"), Map.of());
        try (var ear =
                Ear.withProtocols("citizen", "hotline.v1", "bearer." + token).subscribe(Map.of("topic", "mine"))) {
            ear.await("live");
            var one = aTicket().by(citizen).filed();
            var two = aTicket().by(citizen).titled("第二件事").filed();
            ear.await(frame -> frame.path("event").path("ticket").asText().equals(two.number()));
            assertThat(ear.ids()).containsExactly(one.number() + "-1", two.number() + "-1");
        }
    }
}
