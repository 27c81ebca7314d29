package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many sockets and waiting polls there may be on this node, in all and by whom. */
@Singleton
final class Seats {

    private final FeedConfig config;
    private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();
    private final AtomicInteger sockets = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();

    Seats(FeedConfig config) {
        this.config = config;
    }

    /** What a caller's seats are counted by: people without login share those of their address. */
    static String counted(Caller caller, String address) {
        return caller.client().equals(new Caller.Anonymous().client()) ? "address:" + address : caller.client();
    }

    /** @throws Refusal 429 or 503, each with when to try again */
    void demandSocket(String who) {
        takeSocket(who);
        leaveSocket(who);
    }

    /** As {@link #demandSocket}, and takes it. */
    void takeSocket(String who) {
        take(sockets, config.connections(), who);
    }

    void leaveSocket(String who) {
        leave(sockets, who);
    }

    void takePoll(String who) {
        take(polls, config.polls(), who);
    }

    void leavePoll(String who) {
        leave(polls, who);
    }

    int sockets() {
        return sockets.get();
    }

    int polls() {
        return polls.get();
    }

    private void take(AtomicInteger all, int most, String who) {
        if (all.incrementAndGet() > most) {
            all.decrementAndGet();
            throw Refusal.unavailable("feed-full", Duration.ofSeconds(30));
        }
        int own = who.startsWith("address:") ? config.connectionsPerAddress() : config.connectionsPerCaller();
        if (taken.merge(who, 1, Integer::sum) > own) {
            leave(all, who);
            throw Refusal.tooMany("too-many-connections", Duration.ofSeconds(30));
        }
    }

    private void leave(AtomicInteger all, String who) {
        all.decrementAndGet();
        taken.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
    }
}
