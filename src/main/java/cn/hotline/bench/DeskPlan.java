package cn.hotline.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many tickets, how often each list is asked for, and where the data stays for another run. */
record DeskPlan(int tickets, int requests, @Nullable Path data) {

    /** @return nothing for anything that is not understood */
    static Optional<DeskPlan> of(String[] args) {
        var plan = new DeskPlan(1_000_000, 60, null);
        for (int i = 0; i < args.length; i += 2) {
            var value = i + 1 < args.length ? args[i + 1] : "";
            plan = switch (args[i]) {
                case "--tickets" -> new DeskPlan(number(value), plan.requests, plan.data);
                case "--requests" -> new DeskPlan(plan.tickets, number(value), plan.data);
                case "--data" -> new DeskPlan(value.isEmpty() ? 0 : plan.tickets, plan.requests, Path.of(value));
                default -> new DeskPlan(0, 0, null);
            };
        }
        return plan.isSane() ? Optional.of(plan) : Optional.empty();
    }

    private static int number(String value) {
        return value.matches("\\d{1,7}") ? Integer.parseInt(value) : 0;
    }

    private boolean isSane() {
        return tickets >= 1000 && tickets <= 2_000_000 && requests >= 1 && requests <= 1000;
    }
}
