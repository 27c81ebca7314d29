package cn.hotline.channel.wechat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over as staff see it.
 *
 * @param lines what was said, oldest first, for whoever has taken it
 */
public record HandoverView(
        UUID id,
        Handover.State state,
        Instant openedAt,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        @Nullable Instant closedAt,
        @Nullable List<Line> lines) {

    /** Who says it. */
    public enum Voice {
        CITIZEN,
        HOTLINE
    }

    /**
     * Something that was said.
     *
     * @param state what became of what we said
     */
    public record Line(UUID id, Voice voice, String text, Instant at, OutgoingMessage.@Nullable State state) {}

    static HandoverView of(Handover handover, @Nullable List<Line> lines) {
        return new HandoverView(
                handover.id,
                handover.state,
                handover.openedAt,
                handover.takenBy,
                handover.takenAt,
                handover.closedAt,
                lines);
    }
}
