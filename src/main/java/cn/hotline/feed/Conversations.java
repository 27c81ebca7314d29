package cn.hotline.feed;

import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All open sockets of this node: who came, who fell silent, who has to go. */
@Singleton
class Conversations implements Conversation.Wire {

    /** Clients of a node that stops come back spread over this time. */
    private static final int RECONNECT_MILLIS = 5_000;

    /** So that our code reaches a client before the framework's own end of a token does. */
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(2);

    private final Map<String, Conversation> open = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Seats seats;
    private final Asking asking;
    private final FeedConfig config;
    private final Clock clock;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    Conversations(
            Seats seats, Asking asking, FeedConfig config, Clock clock, ObjectMapper json, MeterRegistry metrics) {
        this.seats = seats;
        this.asking = asking;
        this.config = config;
        this.clock = clock;
        this.json = json;
        this.metrics = metrics;
        metrics.gauge("hotline.feed.sockets", seats, Seats::sockets);
        metrics.gauge("hotline.feed.polls", seats, Seats::polls);
    }

    void open(WebSocketConnection socket) {
        var guest = socket.userData().get(FeedDoor.GUEST);
        var conversation = new Conversation(socket, guest, this, clock.instant());
        try {
            seats.takeSocket(guest.counted());
        } catch (Refusal full) {
            conversation.close(Ending.FULL);
            return;
        }
        open.put(socket.id(), conversation);
        conversation.send(new Frame.Hello((int) config.heartbeat().toSeconds(), config.topics()));
    }

    void receive(WebSocketConnection socket, String frame) {
        with(socket, conversation -> conversation.receive(frame, clock.instant()));
    }

    void heard(WebSocketConnection socket) {
        with(socket, conversation -> conversation.heardAt(clock.instant()));
    }

    void end(WebSocketConnection socket, Ending ending) {
        with(socket, conversation -> conversation.close(ending));
    }

    void closed(WebSocketConnection socket) {
        var conversation = open.remove(socket.id());
        if (conversation != null) {
            seats.leaveSocket(conversation.guest().counted());
            asking.leave(conversation);
        }
    }

    /** Pings the silent ones and lets go of those that have been silent too long, or whose token has ended. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var now = clock.instant();
        var expiring = now.plus(BEFORE_EXPIRY);
        var silent = now.minus(config.heartbeat());
        var tooSilent = now.minus(config.heartbeat().multipliedBy(3));
        for (var conversation : open.values()) {
            if (conversation.lingers()) {
                conversation.hangUp();
            } else if (conversation.guest().expires().isBefore(expiring)) {
                conversation.close(Ending.TOKEN_ENDED);
            } else if (conversation.heard().isBefore(tooSilent)) {
                conversation.close(Ending.SILENT);
            } else if (conversation.heard().isBefore(silent)) {
                conversation.pingAt(now, config.heartbeat());
            }
        }
    }

    /** Before the server closes: clients are told to come back elsewhere, not all at the same moment. */
    void drain(@Observes @Priority(1) ShutdownDelayInitiatedEvent event) {
        for (var conversation : open.values()) {
            conversation.send(new Frame.Reconnect(ThreadLocalRandom.current().nextInt(RECONNECT_MILLIS)));
            conversation.close(Ending.RESTART);
        }
    }

    @Override
    public String json(Frame frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long limit() {
        return config.outbound();
    }

    @Override
    public Duration patience() {
        return config.patience();
    }

    @Override
    public Inbox inboxOf(Conversation conversation) {
        return new Inbox(config.framesPerMinute(), workers::execute, text -> asking.answer(conversation, text));
    }

    @Override
    public void cutOff(Ending ending) {
        metrics.counter("hotline.feed.closed", "why", ending.name()).increment();
    }

    private void with(WebSocketConnection socket, Consumer<Conversation> deed) {
        @Nullable Conversation conversation = open.get(socket.id());
        if (conversation != null) {
            deed.accept(conversation);
        }
    }
}
