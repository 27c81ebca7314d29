package cn.hotline.feed;

import cn.hotline.access.Caller;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One topic of one socket: what was missed is read from the table page by page, what comes meanwhile is kept aside, and once the
 * table has no more the two are joined by their positions. So nothing is missed and nothing comes twice.
 */
final class Subscription implements Subscriber {

    /** Entries of one page. */
    private static final int PAGE = 200;

    /** Arrivals kept aside; more than that, and the table is read once more instead. */
    private static final int MAX_ASIDE = 500;

    private final Conversation conversation;
    private final String topic;
    private final String key;
    private final Caller viewer;
    private final ArrayDeque<Arrival> aside = new ArrayDeque<>();
    private boolean overflowed;
    private boolean live;
    private boolean ended;

    /** The position of the last step sent or passed over. */
    private long cursor;

    /** Steps of a single ticket up to this one are in the snapshot. */
    private int version;

    Subscription(Conversation conversation, String topic, Topics.Opened opened) {
        this.conversation = conversation;
        this.topic = topic;
        this.key = opened.key();
        this.viewer = opened.viewer();
    }

    String key() {
        return key;
    }

    /**
     * Begins with a snapshot, or behind a cursor.
     *
     * @param extent read before the topic was opened: what came in between follows, though a snapshot may hold it already
     */
    void begin(FeedLog.Extent extent, Topics.Opened opened, @Nullable Long after) {
        if (after == null) {
            cursor = extent.head();
            version = opened.version();
            conversation.send(new Frame.Snapshot(topic, Cursor.text(cursor), opened.snapshot()));
        } else {
            extent.demand(after);
            cursor = after;
        }
    }

    /** Sends what there is, and from then on what comes. Runs on the socket's virtual thread. */
    void run(FeedLog log, Arrivals arrivals) {
        List<Entry> page;
        do {
            page = log.read(key, cursor, PAGE);
            if (!replayed(arrivals.read(key, page))) {
                return;
            }
        } while (page.size() == PAGE || !goLive());
    }

    /** No faster than the reader takes it in. @return false when the reader is gone, or takes in nothing */
    private boolean replayed(List<Arrival> page) {
        for (var arrival : page) {
            if (conversation.isClosed() || !conversation.awaitRoom()) {
                return false;
            }
            push(arrival);
        }
        return !conversation.isClosed();
    }

    @Override
    public synchronized void arrived(Arrival arrival) {
        if (live) {
            push(arrival);
        } else if (aside.size() < MAX_ASIDE) {
            aside.add(arrival);
        } else {
            overflowed = true;
        }
    }

    /** After this returns nothing more is sent. */
    synchronized void end() {
        ended = true;
    }

    /** @return false when more came than was kept aside */
    private synchronized boolean goLive() {
        if (overflowed) {
            aside.clear();
            overflowed = false;
            return false;
        }
        aside.forEach(this::push);
        aside.clear();
        live = true;
        conversation.send(new Frame.Live(topic, Cursor.text(cursor)));
        return true;
    }

    private synchronized void push(Arrival arrival) {
        if (arrival.position() <= cursor || ended) {
            return;
        }
        cursor = arrival.position();
        var event = arrival.toldTo(viewer, conversation.messages(), version);
        if (event != null) {
            conversation.send(new Frame.Event(topic, event));
        }
    }
}
