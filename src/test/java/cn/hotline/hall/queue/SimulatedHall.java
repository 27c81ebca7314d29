package cn.hotline.hall.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be done at which counter of a {@link SimulatedDay}, and how long it has taken so far. */
final class SimulatedHall {

    /** Minutes of a visit, as planned, and how many come for it. */
    static final Map<String, int[]> SERVICES = new TreeMap<>(Map.of(
            "GENERAL", new int[] {3, 130},
            "TAX", new int[] {4, 120},
            "BUSINESS", new int[] {7, 70},
            "SOCIAL", new int[] {6, 150},
            "MEDICAL", new int[] {5, 90},
            "FUND", new int[] {5, 80},
            "RESIDENCE", new int[] {7, 95},
            "PROPERTY", new int[] {10, 65}));

    static final List<String> NAMES = List.copyOf(SERVICES.keySet());

    static final Map<String, List<String>> COUNTERS = new TreeMap<>(Map.ofEntries(
            Map.entry("01", List.of("GENERAL", "TAX")),
            Map.entry("02", List.of("GENERAL", "BUSINESS")),
            Map.entry("03", List.of("TAX", "BUSINESS")),
            Map.entry("04", List.of("BUSINESS", "TAX")),
            Map.entry("05", List.of("SOCIAL", "MEDICAL")),
            Map.entry("06", List.of("SOCIAL")),
            Map.entry("07", List.of("SOCIAL", "MEDICAL")),
            Map.entry("08", List.of("MEDICAL", "FUND")),
            Map.entry("09", List.of("FUND")),
            Map.entry("10", List.of("RESIDENCE")),
            Map.entry("11", List.of("RESIDENCE")),
            Map.entry("12", List.of("PROPERTY")),
            Map.entry("13", List.of("PROPERTY"))));

    private final Map<String, List<Duration>> visits = new HashMap<>();

    static boolean isFit(String counter, SimulatedVisitor one) {
        return one.wants == null ? COUNTERS.get(counter).contains(one.service) : one.wants.equals(counter);
    }

    void served(String service, Duration visit) {
        visits.computeIfAbsent(service, first -> new ArrayList<>()).add(visit);
    }

    /** As {@link Standings} has them: the plan weighs as much as three visits. */
    Map<String, Duration> means() {
        var means = new HashMap<String, Duration>();
        SERVICES.forEach((service, plan) -> {
            var done = visits.getOrDefault(service, List.of());
            long sum = done.stream().mapToLong(Duration::toSeconds).sum();
            means.put(service, Duration.ofSeconds((plan[0] * 180L + sum) / (3 + done.size())));
        });
        return means;
    }
}
