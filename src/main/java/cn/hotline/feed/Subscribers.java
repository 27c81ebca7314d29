package cn.hotline.feed;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who waits for which topic on this node. */
@Singleton
final class Subscribers {

    private final ConcurrentHashMap<String, Set<Subscriber>> byTopic = new ConcurrentHashMap<>();

    void add(String topic, Subscriber subscriber) {
        byTopic.compute(topic, (key, set) -> {
            var all = set == null ? ConcurrentHashMap.<Subscriber>newKeySet(2) : set;
            all.add(subscriber);
            return all;
        });
    }

    void remove(String topic, Subscriber subscriber) {
        byTopic.computeIfPresent(topic, (key, set) -> {
            set.remove(subscriber);
            return set.isEmpty() ? null : set;
        });
    }

    List<Subscriber> of(String topic) {
        var set = byTopic.get(topic);
        return set == null ? List.of() : List.copyOf(set);
    }

    boolean isAwaited(String topic) {
        return byTopic.containsKey(topic);
    }
}
