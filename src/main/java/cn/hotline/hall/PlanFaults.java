package cn.hotline.hall;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What in a plan does not fit together; each fault by its place. */
final class PlanFaults {

    private static final int MAX = 100;

    private final Plan plan;
    private final Set<String> matters;
    private final Refusal refusal = new Refusal(ProblemType.INVALID, "invalid");
    private int faults;

    private PlanFaults(Plan plan, Set<String> matters) {
        this.plan = plan;
        this.matters = matters;
    }

    /**
     * @param matters codes that the catalogue has
     * @throws Refusal 422 naming each fault
     */
    static void refuse(Plan plan, Set<String> matters) {
        var check = new PlanFaults(plan, matters);
        check.hours();
        check.floors();
        check.zones();
        check.services();
        check.counters();
        if (check.faults > 0) {
            throw check.refusal;
        }
    }

    private void hours() {
        if (plan.hours().isNever()) {
            fault("hours", "plan-never");
        }
        hours("hours.working", plan.hours().working());
        hours("hours.saturday", plan.hours().saturday());
        hours("hours.sunday", plan.hours().sunday());
        hours("hours.holiday", plan.hours().holiday());
    }

    private void hours(String field, @Nullable List<List<String>> windows) {
        var end = "";
        for (int i = 0; windows != null && i < windows.size(); i++) {
            var from = windows.get(i).getFirst();
            var to = windows.get(i).getLast();
            // Times of day are ordered as their texts are.
            if (from.compareTo(to) >= 0 || from.compareTo(end) < 0) {
                fault(field + "[" + i + "]", "plan-hours");
            }
            end = to;
        }
    }

    /** A floor more than there are is a fault of whatever is the first to name it. */
    private void floors() {
        var named = new LinkedHashMap<Integer, String>();
        for (int i = 0; i < plan.zones().size(); i++) {
            named.putIfAbsent(plan.zones().get(i).floor(), "zones[" + i + "].floor");
        }
        for (int i = 0; i < plan.counters().size(); i++) {
            named.putIfAbsent(plan.counters().get(i).floor(), "counters[" + i + "].floor");
        }
        named.values().stream().skip(plan.floors()).forEach(field -> fault(field, "plan-floors", plan.floors()));
    }

    private void zones() {
        var codes = new HashSet<String>();
        for (int i = 0; i < plan.zones().size(); i++) {
            once(codes, plan.zones().get(i).code(), "zones[" + i + "].code");
        }
    }

    private void services() {
        var codes = new HashSet<String>();
        var letters = new HashSet<String>();
        var served = plan.counters().stream()
                .flatMap(counter -> counter.services().stream())
                .collect(Collectors.toSet());
        for (int i = 0; i < plan.services().size(); i++) {
            var service = plan.services().get(i);
            var at = "services[" + i + "].";
            once(codes, service.code(), at + "code");
            once(letters, service.letter(), at + "letter");
            service.matters().stream()
                    .filter(matter -> !matters.contains(matter))
                    .forEach(matter -> fault(at + "matters", "plan-matter", matter));
            if (!served.contains(service.code())) {
                fault(at + "code", "plan-unserved");
            }
        }
    }

    private void counters() {
        var codes = new HashSet<String>();
        var services = plan.services().stream().map(Plan.Service::code).collect(Collectors.toSet());
        Map<String, Integer> floors = new HashMap<>();
        plan.zones().forEach(zone -> floors.put(zone.code(), zone.floor()));
        for (int i = 0; i < plan.counters().size(); i++) {
            var counter = plan.counters().get(i);
            var at = "counters[" + i + "].";
            once(codes, counter.code(), at + "code");
            counter.services().stream()
                    .filter(service -> !services.contains(service))
                    .forEach(service -> fault(at + "services", "plan-service", service));
            if (counter.zone() != null && !counter.floor().equals(floors.get(counter.zone()))) {
                fault(at + "zone", "plan-zone", counter.zone());
            }
        }
    }

    private void once(Set<String> seen, String code, String field) {
        if (!seen.add(code)) {
            fault(field, "plan-twice", code);
        }
    }

    private void fault(String field, String key, Object... args) {
        if (faults++ < MAX) {
            refusal.andField(field, key, args);
        }
    }
}
