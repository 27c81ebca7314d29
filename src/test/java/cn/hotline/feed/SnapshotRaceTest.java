package cn.hotline.feed;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.Messages;
import cn.hotline.support.Ear;
import cn.hotline.support.Postgres;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A ticket changes all the time while people begin to follow it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SnapshotRaceTest {

    private static final int READERS = 80;
    private static final int MOST_STEPS = 4_000;
    private static final Caller MANAGER = new Caller.Staff("m", Set.of(Role.MANAGER), "JL-12345", Set.of(), true);

    @Inject
    Tickets tickets;

    @Test
    void noStepFallsBetweenASnapshotAndWhatFollowsIt() {
        var ticket = aTicket().filed();
        var request = TicketRequest.of(ticket.number(), MANAGER, Messages.accepting(null));
        var over = new AtomicBoolean();
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = CompletableFuture.runAsync(() -> change(request, over), beside);
            try {
                for (int i = 0; i < READERS; i++) {
                    try (var ear = Ear.open("citizen").subscribe(ticket)) {
                        int version = ear.await("snapshot")
                                .path("snapshot")
                                .path("version")
                                .asInt();
                        int first = ear.await("event").path("event").path("seq").asInt();
                        assertThat(first).isEqualTo(version + 1);
                    }
                }
            } finally {
                over.set(true);
                changes.join();
            }
        }
    }

    private void change(TicketRequest request, AtomicBoolean over) {
        for (int i = 0; i < MOST_STEPS && !over.get(); i++) {
            tickets.act(request, new Action.Supplement(Channel.PHONE, List.of(), "还是不亮。"));
        }
    }
}
