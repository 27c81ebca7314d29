package cn.hotline.feed;

import cn.hotline.platform.QueryParameters;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads topics for those who can't hold a socket: page by page, and at the end of it waiting for more. */
@Singleton
class Polls {

    private static final int MAX_LIMIT = 200;

    /** Below the server's idle timeout, and below what proxies and mini-programs wait. */
    private static final int MAX_WAIT_SECONDS = 25;

    private final Topics topics;
    private final Subscribers subscribers;
    private final FeedLog log;
    private final FeedEvents events;
    private final Seats seats;
    private final Clock clock;
    private final Set<Poll> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    Polls(Topics topics, Subscribers subscribers, FeedLog log, FeedEvents events, Seats seats, Clock clock) {
        this.topics = topics;
        this.subscribers = subscribers;
        this.log = log;
        this.events = events;
        this.seats = seats;
        this.clock = clock;
    }

    /** Which part of a topic is asked for: from its beginning without a cursor, waiting at its end for at most its patience. */
    record Part(@Nullable String after, int limit, Duration patience) {
        static Part of(UriInfo uri) {
            var query = new QueryParameters(uri, Set.of("after", "limit", "wait"));
            return new Part(
                    query.text("after", 1, 20),
                    query.integer("limit", 100, 1, MAX_LIMIT),
                    Duration.ofSeconds(query.integer("wait", 0, 0, MAX_WAIT_SECONDS)));
        }
    }

    /** Where to begin. */
    <T> TopicView<T> view(Topic topic, Topics.Reader reader, Class<T> snapshot) {
        var cursor = Cursor.text(log.head());
        var opened = topics.open(topic, reader, true);
        return new TopicView<>(cursor, snapshot.cast(Objects.requireNonNull(opened.snapshot())));
    }

    FeedPage read(Topic topic, Topics.Reader reader, Part part) {
        var opened = topics.open(topic, reader, false);
        var extent = log.extent();
        long after = part.after() == null ? extent.oldest() - 1 : Cursor.parse(part.after());
        extent.demand(after);
        var page = read(opened, reader, part, after);
        return page.items().isEmpty() && part.patience().isPositive() && !draining
                ? await(opened, reader, part, Cursor.parse(page.next()))
                : page;
    }

    private FeedPage await(Topics.Opened opened, Topics.Reader reader, Part part, long after) {
        var until = clock.instant().plus(part.patience());
        var who = Seats.counted(reader.caller(), reader.address());
        var poll = new Poll();
        seats.takePoll(who);
        waiting.add(poll);
        subscribers.add(opened.key(), poll);
        try {
            var page = read(opened, reader, part, after);
            while (page.items().isEmpty() && !draining && poll.await(Duration.between(clock.instant(), until))) {
                page = read(opened, reader, part, Cursor.parse(page.next()));
            }
            return page;
        } finally {
            subscribers.remove(opened.key(), poll);
            waiting.remove(poll);
            seats.leavePoll(who);
        }
    }

    /** Past what the viewer may not see, to the first page that shows something or the end. */
    private FeedPage read(Topics.Opened opened, Topics.Reader reader, Part part, long after) {
        long last = after;
        List<Entry> entries;
        List<Told> shown;
        do {
            entries = log.read(opened.key(), last, part.limit());
            shown = events.render(opened.key(), entries, opened.viewer(), reader.messages());
            last = entries.isEmpty() ? last : entries.getLast().position();
        } while (shown.isEmpty() && entries.size() == part.limit());
        return new FeedPage(shown, Cursor.text(last));
    }

    /** Those who wait get what there is, so that the node can stop. */
    void drain(@Observes @Priority(1) ShutdownDelayInitiatedEvent event) {
        draining = true;
        waiting.forEach(Poll::release);
    }
}
