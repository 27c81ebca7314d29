package cn.hotline.access.demo;

import cn.hotline.access.CodeSender;
import cn.hotline.access.Phone;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Keeps what would have been sent, in memory and for ten minutes, so that a person trying the service can read it. */
@Singleton
@Typed(DemoOutbox.class)
public final class DemoOutbox implements CodeSender {

    private static final int KEPT_PER_PHONE = 5;

    private final Clock clock;
    private final Cache<String, List<Message>> messages = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    DemoOutbox(Clock clock) {
        this.clock = clock;
    }

    /** A text that would have been sent. */
    public record Message(String text, Instant at) {}

    @Override
    public void send(Phone phone, String text) {
        var message = new Message(text, clock.instant());
        messages.asMap()
                .merge(
                        phone.e164(),
                        List.of(message),
                        (old, added) -> Stream.concat(added.stream(), old.stream())
                                .limit(KEPT_PER_PHONE)
                                .toList());
    }

    List<Message> to(Phone phone) {
        var found = messages.getIfPresent(phone.e164());
        return found == null ? List.of() : found;
    }
}
