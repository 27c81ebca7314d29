package cn.hotline.channel.phone.proposal;

import org.jspecify.annotations.Nullable;

/**
 * What one side said before the other spoke.
 *
 * @param confidence of the recogniser, 0…1
 */
public record Turn(
        int index, Speaker speaker, String text, @Nullable Double confidence) {}
