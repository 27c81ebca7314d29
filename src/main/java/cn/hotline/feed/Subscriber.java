package cn.hotline.feed;

import cn.hotline.ticket.Steps;

/** Somebody on this node who waits for what comes to a topic. */
interface Subscriber {

    /** Called on the tail's thread, in the order of positions, also for what the subscriber has had already: it returns at once. */
    void arrived(Arrival arrival);

    /** A step that came, at its position; it is read only if somebody wants it. */
    interface Arrival {
        long position();

        /** @return null when the ticket is there no more */
        Steps.@org.jspecify.annotations.Nullable Step step();
    }
}
