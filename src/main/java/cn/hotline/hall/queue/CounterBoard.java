package cn.hotline.hall.queue;

import cn.hotline.hall.Counter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the screen on a clerk's desk shows.
 *
 * @param current whom the counter has
 * @param waiting by service, for what the counter can do
 */
public record CounterBoard(
        String hall, Counter.View counter, BoardView.@Nullable Call current, List<BoardView.Waiting> waiting) {}
