package cn.hotline.channel.phone.proposal;

import java.util.List;

/**
 * A value that was heard.
 *
 * @param confidence 0…1: of the values at 0.8 and above, most are right
 * @param turns indexes of the turns that prove it
 */
public record Proposed<T>(T value, double confidence, List<Integer> turns) {

    public Proposed {
        confidence = Math.clamp(confidence, 0, 1);
        turns = turns.stream().distinct().sorted().toList();
    }
}
