package cn.hotline.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What became of every message of this run; one lock, as a message touches it three times in its whole life. */
final class Ledger {
    private static final int MOST_FAILURES = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Instant begun;
    private final Set<String> failed = new HashSet<>();
    private final Map<String, String> idByNumber = new HashMap<>();
    private final List<Made> made = new ArrayList<>();
    private final Map<String, int[]> labels = new TreeMap<>();
    private final Map<String, int[]> doors = new TreeMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private int taken;
    private int shortened;
    private int cleaned;
    private int found;
    private int rated;

    /** From `begun` on by the server's clock a ticket is this run's own. */
    Ledger(Instant begun) {
        this.begun = begun;
    }

    /** A ticket and what is needed to follow it and to know its message again, without holding the text. */
    record Made(Message message, Doors.Filed filed, int fingerprint) {}

    /** A failed step; never the message's text, names or phones. */
    record Failure(String id, String step, StepFailed.Problem problem) {}

    /** Messages of one kind and how many of them ended closed and rated. */
    record Share(String name, int messages, int closedAndRated) {}

    /** Tickets of this run. */
    record Tickets(int messages, int shortened, int cleaned, int made, int found, int failed) {}

    void taken(Message message) {
        locked(() -> {
            taken++;
            shortened += message.content().shortened() ? 1 : 0;
            cleaned += message.content().cleaned() ? 1 : 0;
            of(labels, label(message))[0]++;
            of(doors, Door.of(message).words())[0]++;
            return taken;
        });
    }

    /** One number for two messages is a failure; one message with two is found by filing again with its key. */
    void filed(Message message, Doors.Filed filed) {
        String other = locked(() -> {
            String first = idByNumber.putIfAbsent(filed.number(), message.id());
            if (first == null) {
                made.add(new Made(message.withoutText(), filed, Message.fingerprint(message.text())));
                found += filed.at().isBefore(begun) ? 1 : 0;
            }
            return first;
        });
        if (other != null) {
            throw StepFailed.because(Step.FILE, "ticket " + filed.number() + " was already given to message " + other);
        }
    }

    void rated(Made ticket) {
        locked(() -> {
            rated++;
            of(labels, label(ticket.message()))[1]++;
            of(doors, Door.of(ticket.message()).words())[1]++;
            return rated;
        });
    }

    /** A message fails once, however much of it is found wrong later. */
    void failed(Message message, StepFailed failure) {
        locked(() -> {
            boolean first = failed.add(message.id());
            if (first && failures.size() < MOST_FAILURES) {
                failures.add(new Failure(message.id(), failure.step().words(), failure.problem()));
            }
            return first;
        });
    }

    List<Made> made() {
        return locked(() -> List.copyOf(made));
    }

    Tickets tickets() {
        return locked(() -> new Tickets(taken, shortened, cleaned, made.size() - found, found, failed.size()));
    }

    int closedAndRated() {
        return locked(() -> rated);
    }

    List<Failure> failures() {
        return locked(() -> List.copyOf(failures));
    }

    List<Share> labels() {
        return locked(() -> shares(labels));
    }

    List<Share> doors() {
        return locked(() -> shares(doors));
    }

    private <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static List<Share> shares(Map<String, int[]> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .sorted((a, b) -> Integer.compare(b.messages(), a.messages()))
                .toList();
    }

    private static int[] of(Map<String, int[]> counts, String name) {
        return counts.computeIfAbsent(name, n -> new int[2]);
    }

    private static String label(Message message) {
        return message.label().isEmpty() ? "(none)" : message.label();
    }
}
