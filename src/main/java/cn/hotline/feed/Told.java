package cn.hotline.feed;

/** Something that happened, in words for its reader: to a ticket, or to a number in the queue of a hall. */
public sealed interface Told permits FeedEvent, HallEvent {

    /** What to give as {@code after} to go on behind it. */
    String cursor();
}
