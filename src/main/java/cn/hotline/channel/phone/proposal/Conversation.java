package cn.hotline.channel.phone.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A call as one tidy text, a line a turn, with the way back from a place in it to who said it. */
final class Conversation {

    private static final Pattern YES = Pattern.compile("^(?:对|是(?!不是)|嗯|没错|好|可以|就是|行|有的)");
    private static final Pattern NO = Pattern.compile("^(?:不是|不对|没有|错了|哪里|不)");
    private static final double AGENT_ALONE = 0.25;
    private static final double AGENT_CONFIRMED = 0.8;
    private static final double AGENT_DENIED = -0.5;

    /** A turn, where its text begins, and which it is. */
    record Said(Turn turn, String text, int start, int place) {
        int end() {
            return start + text.length();
        }

        boolean byCitizen() {
            return turn.speaker() == Speaker.CITIZEN;
        }
    }

    private final List<Said> all;
    private final String text;
    private final int[] starts;
    private final int[] sounds;

    private Conversation(List<Said> all, String text) {
        this.all = all;
        this.text = text;
        this.starts = all.stream().mapToInt(Said::start).toArray();
        this.sounds = Sounds.of(text);
    }

    static Conversation of(Transcript transcript) {
        var all = new ArrayList<Said>();
        var text = new StringBuilder();
        for (var turn : transcript.turns()) {
            var said = new Said(turn, Tidy.text(turn.text()), text.length(), all.size());
            all.add(said);
            text.append(said.text()).append('\n');
        }
        return new Conversation(List.copyOf(all), text.toString());
    }

    String text() {
        return text;
    }

    int[] sounds() {
        return sounds;
    }

    List<Said> all() {
        return all;
    }

    List<Said> byCitizen() {
        return all.stream().filter(Said::byCitizen).toList();
    }

    /** Who said what stands there. */
    Said at(int position) {
        int found = Arrays.binarySearch(starts, position);
        return all.get(found >= 0 ? lastAt(found) : -found - 2);
    }

    /** Of empty turns at one place the last. */
    private int lastAt(int index) {
        int last = index;
        while (last + 1 < starts.length && starts[last + 1] == starts[index]) {
            last++;
        }
        return last;
    }

    int turnAt(int position) {
        return at(position).turn().index();
    }

    boolean isCitizenAt(int position) {
        return at(position).byCitizen();
    }

    /** What the agent said last before a turn of the citizen. */
    Optional<Said> askedBefore(Said answer) {
        int at = answer.place() - 1;
        return at >= 0 && !all.get(at).byCitizen() ? Optional.of(all.get(at)) : Optional.empty();
    }

    /** What the citizen said right after a turn of the agent. */
    Optional<Said> answerTo(Said question) {
        int at = question.place() + 1;
        return at < all.size() && all.get(at).byCitizen() ? Optional.of(all.get(at)) : Optional.empty();
    }

    boolean isConfirmed(Said agent) {
        return answerTo(agent).filter(said -> YES.matcher(said.text()).find()).isPresent();
    }

    boolean isDenied(Said agent) {
        return answerTo(agent).filter(said -> NO.matcher(said.text()).find()).isPresent();
    }

    /** How much what stands there counts: the citizen's own words most, what the citizen denies against it. */
    double trust(int position) {
        var said = at(position);
        if (said.byCitizen()) {
            var heard = said.turn().confidence();
            return heard == null || heard.isNaN() ? 1 : Math.clamp(heard, 0.5, 1);
        }
        return isConfirmed(said) ? AGENT_CONFIRMED : isDenied(said) ? AGENT_DENIED : AGENT_ALONE;
    }
}
