package cn.hotline.feed;

import cn.hotline.hall.queue.Announcement;
import cn.hotline.hall.queue.Place;
import cn.hotline.hall.queue.QueueVerb;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of one number in the queue of a hall. The same at every door and for every reader of one language; nothing in it is about
 * a person.
 *
 * @param id hall, day, number and seq: the same whenever and however this step is told
 * @param cursor what to give as {@code after} to go on behind it
 * @param seq the step's place in the history of the number, from 1; no topic but the number's own has every step
 * @param waiting how many wait for the service as this is told
 * @param counter that had to do with it
 * @param announcement what is said aloud, where the number is called
 */
public record HallEvent(
        String id,
        String cursor,
        String hall,
        String number,
        int seq,
        Instant at,
        QueueVerb action,
        String text,
        String service,
        int waiting,
        Place.@Nullable View counter,
        @Nullable Announcement announcement)
        implements Told {}
