package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import cn.hotline.channel.phone.proposal.Conversation.Said;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Yes or no: by the answer to the agent's question, or because the citizen said so unasked. */
final class YesNo {

    private static final Pattern NO =
            Pattern.compile("^(?:现在|目前|应该|好像|都|也|暂时|从来|倒|其实)?(?:还)?(?:没|不(?!好|少|知道|清楚|舒服|敢|久)|无|未|空的)");
    private static final Pattern UNKNOWN = Pattern.compile("^(?:我)?(?:也)?(?:不知道|不清楚|说不好|不好说|没注意|没看清)");
    private static final Pattern QUESTION_WORDS = Pattern.compile("是否|有没有|已经?|目前|现在|大致|基本");

    private final Conversation talk;
    private final Dialogue dialogue;

    YesNo(Conversation talk, Dialogue dialogue) {
        this.talk = talk;
        this.dialogue = dialogue;
    }

    Optional<Proposed<Object>> read(Form.Element element) {
        var answer = dialogue.answer(element);
        if (answer.isPresent() && !answer.get().text().isEmpty()) {
            var said = answer.get();
            if (UNKNOWN.matcher(said.text()).find()) {
                return Optional.empty();
            }
            boolean no = denies(said.text(), element);
            return Optional.of(new Proposed<>(!no, 0.88, evidence(element, said)));
        }
        return unasked(element);
    }

    /** In the part of the answer that is about it, if there is one, else in its beginning. */
    private static boolean denies(String answer, Form.Element element) {
        for (var word : gist(element.label().zh())) {
            int at = answer.indexOf(word);
            if (at >= 0) {
                int from = answer.lastIndexOf('，', at) + 1;
                return Negation.isBefore(answer, at)
                        || NO.matcher(answer.substring(from)).find()
                        || NO.matcher(answer).find();
            }
        }
        return NO.matcher(answer).find();
    }

    private List<Integer> evidence(Form.Element element, Said answer) {
        return dialogue.question(element)
                .map(question -> List.of(question.turn().index(), answer.turn().index()))
                .orElse(List.of(answer.turn().index()));
    }

    /** What the question comes down to stands at its end: …被困, …受伤. */
    private Optional<Proposed<Object>> unasked(Form.Element element) {
        var words = gist(element.label().zh());
        for (var said : talk.byCitizen()) {
            for (var word : words) {
                int at = said.text().indexOf(word);
                if (at >= 0) {
                    boolean no = Negation.isBefore(said.text(), at);
                    return Optional.of(new Proposed<>(
                            !no, no ? 0.8 : 0.7, List.of(said.turn().index())));
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> gist(String label) {
        var words = Words.of(QUESTION_WORDS.matcher(label).replaceAll(""));
        var gist = new HashSet<String>();
        if (!words.isEmpty()) {
            gist.add(words.getLast());
            gist.addAll(Speech.variants(words.getLast()));
        }
        Speech.within(label).forEach(gist::add);
        Speech.within(label).forEach(word -> gist.addAll(Speech.variants(word)));
        return gist;
    }
}
