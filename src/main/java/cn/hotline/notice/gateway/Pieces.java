package cn.hotline.notice.gateway;

import cn.hotline.notice.IncomingSms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Parts of long replies that wait for each other. What has waited too long, or is pushed out by others, is taken as it is: half of
 * what a citizen wrote is better than nothing of it.
 */
final class Pieces {

    /** Messages in parts at one time; more of them push the oldest out. */
    static final int MOST = 1000;

    private final Duration wait;
    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();

    Pieces(Duration wait) {
        this.wait = wait;
    }

    private record Key(String from, String to, int number, int total) {}

    private record Waiting(IncomingSms first, TreeMap<Integer, String> texts) {

        IncomingSms joined() {
            return new IncomingSms(
                    first.gateway(), first.id(), first.from(), first.to(), String.join("", texts.values()), first.at());
        }
    }

    /** The whole message once its last part is there. It stays until {@link #done}: it is not taken before it is kept. */
    synchronized Optional<IncomingSms> add(IncomingSms part, SmppText.Place place) {
        var message = waiting.computeIfAbsent(key(part, place), key -> new Waiting(part, new TreeMap<>()));
        message.texts().put(place.place(), part.text());
        return message.texts().size() == place.total() ? Optional.of(message.joined()) : Optional.empty();
    }

    synchronized void done(IncomingSms part, SmppText.Place place) {
        waiting.remove(key(part, place));
    }

    /** Takes out what nobody should wait for any longer. */
    synchronized List<IncomingSms> overdue(Instant now) {
        var found = new ArrayList<IncomingSms>();
        var all = List.copyOf(waiting.entrySet());
        for (int i = 0; i < all.size(); i++) {
            var message = all.get(i).getValue();
            boolean tooMany = i < all.size() - MOST;
            if (tooMany || message.first().at().plus(wait).isBefore(now)) {
                found.add(message.joined());
                waiting.remove(all.get(i).getKey());
            }
        }
        found.sort(Comparator.comparing(IncomingSms::at));
        return found;
    }

    private static Key key(IncomingSms part, SmppText.Place place) {
        return new Key(part.from(), part.to(), place.number(), place.total());
    }
}
