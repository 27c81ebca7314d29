package cn.hotline.channel.phone.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** People correct themselves (不对，是…): of two things of a kind around such words the later one counts. */
final class Corrections {

    private static final Pattern MARKER =
            Pattern.compile("不对|(?:说|讲|记|搞|弄|报)错了?|哦不|更正|纠正|应该是|少了一个|多了一个|(?<=[，。！？、\\n])不是(?=[，。、！]|是)|重新说");
    private static final int BEFORE = 60;
    private static final int AFTER = 30;

    private final List<int[]> markers = new ArrayList<>();
    private final String text;

    Corrections(Conversation talk) {
        this.text = talk.text();
        var matcher = MARKER.matcher(text);
        while (matcher.find()) {
            if (talk.isCitizenAt(matcher.start())) {
                markers.add(new int[] {matcher.start(), matcher.end()});
            }
        }
    }

    /** Those that were not taken back, in the order they were said. */
    <T> List<Mention<T>> standing(List<Mention<T>> mentions) {
        var standing = new ArrayList<Mention<T>>();
        for (int i = 0; i < mentions.size(); i++) {
            if (!isDenied(mentions.get(i)) && !isTakenBack(mentions, i)) {
                standing.add(mentions.get(i));
            }
        }
        return standing;
    }

    boolean isEmpty() {
        return markers.isEmpty();
    }

    private <T> boolean isTakenBack(List<Mention<T>> mentions, int i) {
        var mention = mentions.get(i);
        for (var marker : markers) {
            boolean near = marker[0] >= mention.end() && marker[0] - mention.end() <= BEFORE;
            if (near) {
                for (var later : mentions.subList(i + 1, mentions.size())) {
                    if (later.start() >= marker[1] && later.start() - marker[1] <= AFTER) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** 不是三栋. */
    private boolean isDenied(Mention<?> mention) {
        return mention.start() >= 2
                && text.startsWith("不是", mention.start() - 2)
                && !text.startsWith("是", mention.start() - 3);
    }
}
