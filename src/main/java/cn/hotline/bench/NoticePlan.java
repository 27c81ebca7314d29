package cn.hotline.bench;

import java.util.Optional;

/** How many invitations are due at once, and how many a second the provider may be sent. */
record NoticePlan(int notices, int rate) {

    /** @return nothing for anything that is not understood */
    static Optional<NoticePlan> of(String[] args) {
        var plan = new NoticePlan(100_000, 500);
        for (int i = 0; i < args.length; i += 2) {
            int value = i + 1 < args.length && args[i + 1].matches("\\d{1,7}") ? Integer.parseInt(args[i + 1]) : 0;
            plan = switch (args[i]) {
                case "--notices" -> new NoticePlan(value, plan.rate);
                case "--rate" -> new NoticePlan(plan.notices, value);
                default -> new NoticePlan(0, 0);
            };
        }
        return plan.isSane() ? Optional.of(plan) : Optional.empty();
    }

    private boolean isSane() {
        return notices >= 1000 && notices <= 1_000_000 && rate >= 10 && rate <= 10_000;
    }
}
