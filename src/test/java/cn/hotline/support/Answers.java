package cn.hotline.support;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** How often which deed of many clients was answered how. */
public final class Answers {

    private static final String NONE = " none";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String deed, int status) {
        counts.computeIfAbsent(deed + " " + status, key -> new LongAdder()).increment();
    }

    void countNone(String deed) {
        counts.computeIfAbsent(deed + NONE, key -> new LongAdder()).increment();
    }

    public long all() {
        return sum(answer -> true);
    }

    /** Those that nobody should get. */
    public long failures() {
        return sum(answer -> answer.matches(".* (5..|4(?!0[49]|22)..)"));
    }

    /** Requests that met nobody, or whose answer was cut off. */
    public long none() {
        return sum(answer -> answer.endsWith(NONE));
    }

    private long sum(Predicate<String> which) {
        return counts.entrySet().stream()
                .filter(answer -> which.test(answer.getKey()))
                .mapToLong(answer -> answer.getValue().sum())
                .sum();
    }

    @Override
    public String toString() {
        return all() + " requests " + new TreeMap<>(counts);
    }
}
