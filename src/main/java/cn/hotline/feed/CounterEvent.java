package cn.hotline.feed;

import cn.hotline.hall.Counter;
import java.time.Instant;

/**
 * A counter of a hall opened, paused or closed. The same at every door and for every reader of one language.
 *
 * @param id hall, counter and its seq: the same whenever and however this is told
 * @param cursor what to give as {@code after} to go on behind it
 */
public record CounterEvent(String id, String cursor, String hall, Instant at, Action action, String text, Place counter)
        implements Told {

    /** What it did. */
    public enum Action {
        COUNTER_OPENED,
        COUNTER_PAUSED,
        COUNTER_CLOSED;

        static Action of(Counter.State state) {
            return switch (state) {
                case OPEN -> COUNTER_OPENED;
                case PAUSED -> COUNTER_PAUSED;
                case CLOSED -> COUNTER_CLOSED;
            };
        }
    }

    /** Which, and how it stands from then on. */
    public record Place(String code, String name, int floor, Counter.State state) {}
}
