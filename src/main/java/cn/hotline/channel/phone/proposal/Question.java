package cn.hotline.channel.phone.proposal;

/**
 * Something that is still to be asked.
 *
 * @param key of the element, or {@code matter}
 * @param label of the element
 * @param text the question as the agent may read it out
 */
public record Question(String key, String label, String text) {}
