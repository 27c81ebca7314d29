package cn.hotline.feed;

/**
 * How a topic stands.
 *
 * @param cursor what to give as {@code after} to be told what happens from then on; the first of it may be in the snapshot already
 */
public record TopicView<T>(String cursor, T snapshot) {}
