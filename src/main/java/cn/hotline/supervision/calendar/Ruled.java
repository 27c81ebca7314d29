package cn.hotline.supervision.calendar;

/**
 * The limit that holds, and what says so.
 *
 * @param policy such as {@code HANDLE#12v2}, or {@code matter} where the matter has a limit of its own
 */
public record Ruled(Limit limit, String policy) {}
