package cn.hotline.feed;

import cn.hotline.ticket.Status;
import cn.hotline.ticket.Verb;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of one ticket as its reader may see it: the line of the timeline with its place in the stream. The same at every door,
 * by socket, poll and webhook.
 *
 * @param id ticket number, hyphen, seq: the same whenever and however this step is told
 * @param cursor what to give as {@code after} to go on behind it
 * @param seq the step's place in the ticket's history, from 1; readers may not see every step
 * @param actor for staff only
 */
public record FeedEvent(
        String id,
        String cursor,
        String ticket,
        int seq,
        Instant at,
        Verb action,
        Status status,
        String statusText,
        String text,
        @Nullable String actor)
        implements Told {}
