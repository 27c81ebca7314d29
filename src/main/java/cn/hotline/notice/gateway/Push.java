package cn.hotline.notice.gateway;

import cn.hotline.notice.IncomingSms;
import cn.hotline.notice.Receipt;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes what a provider pushes, item by item: one that cannot be read keeps no other from being kept. */
@Singleton
final class Push {

    private static final Logger LOG = Logger.getLogger(Push.class);
    private static final int MOST = 500;
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Inbox inbox;

    Push(Inbox inbox) {
        this.inbox = inbox;
    }

    void receipts(String gateway, @Nullable JsonNode pushed, Function<JsonNode, Optional<Receipt>> reading) {
        each(gateway, pushed, reading, inbox::take);
    }

    void replies(String gateway, @Nullable JsonNode pushed, Function<JsonNode, Optional<IncomingSms>> reading) {
        each(gateway, pushed, reading, inbox::take);
    }

    /**
     * @throws Refusal 503 when something could not be kept now: the provider pushes all of it again, and what was kept is known
     */
    private static <T> void each(
            String gateway, @Nullable JsonNode pushed, Function<JsonNode, Optional<T>> reading, Consumer<T> keeping) {
        int unread = 0;
        int unkept = 0;
        for (var item : items(pushed)) {
            var read = reading.apply(item);
            if (read.isEmpty()) {
                unread++;
            } else if (!isKept(gateway, read.get(), keeping)) {
                unkept++;
            }
        }
        if (unread > 0) {
            LOG.warnf("%d items of a push of the gateway %s cannot be read", unread, gateway);
        }
        if (unkept > 0) {
            throw Refusal.unavailable("push-not-kept", LATER);
        }
    }

    private static <T> boolean isKept(String gateway, T read, Consumer<T> keeping) {
        try {
            keeping.accept(read);
            return true;
        } catch (RuntimeException e) {
            // Its class only: a message may hold the number.
            LOG.warnf(
                    "An item of a push of the gateway %s cannot be kept now (%s)",
                    gateway, e.getClass().getName());
            return false;
        }
    }

    /** One object is a list of one: Tencent pushes replies singly. */
    private static List<JsonNode> items(@Nullable JsonNode pushed) {
        if (pushed == null || !pushed.isContainerNode()) {
            throw new Refusal(ProblemType.MALFORMED, "push-no-list");
        }
        if (pushed.isArray() && pushed.size() > MOST) {
            throw new Refusal(ProblemType.TOO_LARGE, "push-too-long", MOST);
        }
        return pushed.isObject()
                ? List.of(pushed)
                : StreamSupport.stream(pushed.spliterator(), false).toList();
    }
}
