package cn.hotline.feed.webhook;

import cn.hotline.access.Caller;
import cn.hotline.feed.FeedEvents;
import cn.hotline.platform.Messages;
import cn.hotline.ticket.Verb;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes one attempt: reads the event as its partner may see it, judges the address anew, signs, posts. */
@Singleton
final class Sender {

    private final FeedEvents events;
    private final Destinations destinations;
    private final Connector connector;
    private final ObjectMapper json;
    private final Clock clock;

    Sender(FeedEvents events, Destinations destinations, Connector connector, ObjectMapper json, Clock clock) {
        this.events = events;
        this.destinations = destinations;
        this.connector = connector;
        this.json = json;
        this.clock = clock;
    }

    Result send(Claims.Claimed claimed) {
        return message(claimed)
                .map(message -> post(claimed.to(), message))
                .orElseGet(() -> Result.failed(Failure.NOT_VISIBLE));
    }

    /** An event that says nothing, for a partner who tries their receiver out. */
    Result sendTest(Webhook.Addressee to) {
        var envelope = new Parcel.Envelope("webhook.test", clock.instant(), Map.of());
        return post(to, Parcel.Message.of("test_" + UUID.randomUUID(), envelope, json));
    }

    private Result post(Webhook.Addressee to, Parcel.Message message) {
        try {
            var destination = destinations.of(to.url());
            return connector.post(destination, Parcel.sealed(message, to.secrets(), clock.instant()));
        } catch (Undeliverable e) {
            return Result.failed(e.failure());
        }
    }

    /** Rendered at each attempt, so that no second copy of the words lies in the outbox. */
    private Optional<Parcel.Message> message(Claims.Claimed claimed) {
        var viewer = new Caller.Partner(claimed.to().partner());
        return QuarkusTransaction.requiringNew()
                .call(() -> events.render(List.of(claimed.entry()), viewer, Messages.accepting(null)))
                .stream()
                .findFirst()
                .map(event -> Parcel.Message.of(
                        event.id(), new Parcel.Envelope(type(event.action()), event.at(), event), json));
    }

    /** As {@code ticket.sign_for}. */
    static String type(Verb verb) {
        return "ticket." + verb.name().toLowerCase(Locale.ROOT);
    }
}
