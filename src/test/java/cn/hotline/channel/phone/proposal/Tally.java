package cn.hotline.channel.phone.proposal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts, by field, what was proposed rightly, wrongly and not at all; and how right the sure ones were. */
final class Tally {

    /** One field's counts. */
    static final class Counts {
        private int right;
        private int proposed;
        private int expected;
        private int sure;
        private int sureRight;

        double precision() {
            return proposed == 0 ? 1 : (double) right / proposed;
        }

        double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }

        double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }

    private final Map<String, Counts> fields = new LinkedHashMap<>();
    private final StringBuilder misses = new StringBuilder();

    void add(String field, String call, @Nullable Object expected, @Nullable Proposed<?> got, boolean right) {
        var counts = fields.computeIfAbsent(field, f -> new Counts());
        counts.expected += expected == null ? 0 : 1;
        counts.proposed += got == null ? 0 : 1;
        counts.right += right && got != null ? 1 : 0;
        if (got != null && got.confidence() >= 0.8) {
            counts.sure++;
            counts.sureRight += right ? 1 : 0;
        }
        if (!right && (expected != null || got != null)) {
            misses.append("  %s %s: expected %s, got %s%n".formatted(call, field, expected, got));
        }
    }

    Counts of(String field) {
        return Objects.requireNonNull(fields.get(field));
    }

    String misses() {
        return misses.toString();
    }

    String table(String title) {
        var table = new StringBuilder("%n%s%n%-10s %9s %9s %6s  %-16s %s%n"
                .formatted(title, "field", "precision", "recall", "F1", "sure (>= 0.8)", "below"));
        fields.forEach((field, c) -> table.append(String.format(
                Locale.ROOT,
                "%-10s %9.3f %9.3f %6.3f  %3d of %3d right  %3d of %3d%n",
                field,
                c.precision(),
                c.recall(),
                c.f1(),
                c.sureRight,
                c.sure,
                c.right - c.sureRight,
                c.proposed - c.sure)));
        return table.toString();
    }
}
