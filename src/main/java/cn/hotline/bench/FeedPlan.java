package cn.hotline.bench;

import java.util.Optional;

/** How many sockets, how many changes a second, for how many seconds. */
record FeedPlan(int sockets, int rate, int seconds) {

    /** @return nothing for anything that is not understood */
    static Optional<FeedPlan> of(String[] args) {
        var plan = new FeedPlan(10_000, 300, 60);
        for (int i = 0; i < args.length; i += 2) {
            int value = i + 1 < args.length && args[i + 1].matches("\\d{1,5}") ? Integer.parseInt(args[i + 1]) : 0;
            plan = switch (args[i]) {
                case "--sockets" -> new FeedPlan(value, plan.rate, plan.seconds);
                case "--rate" -> new FeedPlan(plan.sockets, value, plan.seconds);
                case "--seconds" -> new FeedPlan(plan.sockets, plan.rate, value);
                default -> new FeedPlan(0, 0, 0);
            };
        }
        return plan.isSane() ? Optional.of(plan) : Optional.empty();
    }

    private boolean isSane() {
        return sockets >= 1 && sockets <= 15_000 && rate >= 1 && rate <= 5_000 && seconds >= 1 && seconds <= 600;
    }
}
