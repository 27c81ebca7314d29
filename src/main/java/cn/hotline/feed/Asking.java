package cn.hotline.feed;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers what clients ask over their sockets. */
@Singleton
class Asking {

    private static final Logger LOG = Logger.getLogger(Asking.class);

    private final Topics topics;
    private final Subscribers subscribers;
    private final FeedLog log;
    private final Arrivals arrivals;
    private final FeedConfig config;
    private final ObjectMapper json;

    Asking(
            Topics topics,
            Subscribers subscribers,
            FeedLog log,
            Arrivals arrivals,
            FeedConfig config,
            ObjectMapper json) {
        this.topics = topics;
        this.subscribers = subscribers;
        this.log = log;
        this.arrivals = arrivals;
        this.config = config;
        this.json = json;
    }

    /** On the socket's own virtual thread, one frame after the other. */
    void answer(Conversation conversation, String text) {
        Frame.Asked asked;
        try {
            asked = json.readValue(text, Frame.Asked.class);
        } catch (JsonProcessingException e) {
            conversation.close(Ending.BAD_FRAME);
            return;
        }
        try {
            answer(conversation, asked);
        } catch (Refusal refusal) {
            conversation.send(new Frame.Refused(asked.topic(), refusal.problem(conversation.messages())));
        } catch (RuntimeException e) {
            LOG.error("A frame could not be answered: " + e.getClass().getName());
            conversation.close(Ending.FAULT);
        }
    }

    /** After a socket has closed. */
    void leave(Conversation conversation) {
        synchronized (conversation.topics()) {
            conversation.topics().values().forEach(this::end);
            conversation.topics().clear();
        }
    }

    private void answer(Conversation conversation, Frame.Asked asked) {
        switch (String.valueOf(asked.type())) {
            case "ping" -> conversation.send(new Frame.Pong());
            case "subscribe" -> subscribe(conversation, asked, demandTopic(asked));
            case "unsubscribe" -> unsubscribe(conversation, demandTopic(asked));
            default -> throw Refusal.invalid("type", "expected", "subscribe, unsubscribe, ping");
        }
    }

    private void subscribe(Conversation conversation, Frame.Asked asked, String name) {
        var after = asked.after() == null ? null : Cursor.parse(asked.after());
        var topic = Topic.parse(name);
        var extent = log.extent();
        var opened = topics.open(topic, conversation.guest().reader(asked), after == null);
        var subscription = new Subscription(conversation, name, opened);
        synchronized (conversation.topics()) {
            demandSeat(conversation, name);
            conversation.topics().put(name, subscription);
            subscribers.add(subscription.key(), subscription);
        }
        try {
            subscription.begin(extent, opened, after);
            subscription.run(log, arrivals);
        } catch (RuntimeException e) {
            unsubscribe(conversation, name);
            throw e;
        } finally {
            if (conversation.isClosed()) {
                leave(conversation);
            }
        }
    }

    private void demandSeat(Conversation conversation, String name) {
        if (conversation.topics().containsKey(name)) {
            throw new Refusal(ProblemType.REFUSED, "topic-twice");
        }
        if (conversation.topics().size() >= config.topics()) {
            throw new Refusal(ProblemType.REFUSED, "too-many-topics", config.topics());
        }
    }

    private void unsubscribe(Conversation conversation, String name) {
        synchronized (conversation.topics()) {
            @Nullable Subscription subscription = conversation.topics().remove(name);
            if (subscription != null) {
                end(subscription);
            }
        }
        conversation.send(new Frame.Unsubscribed(name));
    }

    private void end(Subscription subscription) {
        subscribers.remove(subscription.key(), subscription);
        subscription.end();
    }

    private static String demandTopic(Frame.Asked asked) {
        if (asked.topic() == null || asked.topic().length() > 100) {
            throw Refusal.invalid("topic", "topic-unknown");
        }
        return asked.topic();
    }
}
