package cn.hotline.feed;

import java.util.List;

/**
 * A part of a topic, oldest first.
 *
 * @param next what to give as {@code after} to go on, also when there is nothing in this part
 */
public record FeedPage(List<? extends Told> items, String next) {}
