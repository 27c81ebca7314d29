package cn.hotline.feed;

/** Somebody on this node who waits for what comes to a topic. */
interface Subscriber {

    /** Called on the tail's thread, in the order of positions, also for what the subscriber has had already: it returns at once. */
    void arrived(Arrival arrival);
}
