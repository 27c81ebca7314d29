package cn.hotline.channel.phone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to the line of a call: transfers, three-way calls and the like. */
record Marks(@NotEmpty @Size(max = 20) List<@NotNull @Valid Mark> marks) {

    /** What may happen to a line. */
    public enum Kind {
        /** 转接 */
        TRANSFERRED,
        /** 三方通话 */
        THREE_WAY,
        THREE_WAY_ENDED,
        /** 静默监听 */
        SILENT_MONITOR,
        HELD,
        RESUMED
    }

    /**
     * One of them.
     *
     * @param party with whom, such as a number or a unit
     */
    record Mark(
            @NotNull Kind kind,
            @NotNull Instant at,
            @Nullable @Size(min = 1, max = 100) String party) {

        @Override
        public String toString() {
            return "Mark[" + kind + "]";
        }
    }
}
