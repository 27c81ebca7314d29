package cn.hotline.feed;

/** Something that happened, in words for its reader: to a ticket, to a number in the queue of a hall, or to a counter of it. */
public sealed interface Told permits FeedEvent, HallEvent, CounterEvent {

    /** What to give as {@code after} to go on behind it. */
    String cursor();
}
