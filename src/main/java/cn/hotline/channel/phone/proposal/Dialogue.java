package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import cn.hotline.channel.phone.proposal.Conversation.Said;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which question of the agent asked for which element of the form, so that the next turn of the citizen is its answer. */
final class Dialogue {

    private static final Pattern EMPTY_WORDS =
            Pattern.compile("[（(][^）)]*[）)]|请问|您|是否|有没有|什么|目前|现在|大约|大概|一般|具体|如知道|怎么|哪|的|吗|呢|了|是|有|？|，|。");
    private static final Pattern ABOUT_THE_CALLER = Pattern.compile("贵姓|称呼|姓名|您叫什么|怎么叫|您的(?:联系)?电话|留.{0,4}电话");
    private static final double LEAST = 0.2;
    private static final List<List<String>> ASKED = Speech.rows("questions.csv");

    private final Conversation talk;
    private final Map<String, Said> questions = new HashMap<>();

    Dialogue(Conversation talk, Form form) {
        this.talk = talk;
        for (var said : talk.all()) {
            if (!said.byCitizen()
                    && talk.answerTo(said).isPresent()
                    && !ABOUT_THE_CALLER.matcher(said.text()).find()) {
                assign(said, form);
            }
        }
    }

    /** What the citizen answered when the agent asked for it. */
    Optional<Said> answer(Form.Element element) {
        return Optional.ofNullable(questions.get(element.key())).flatMap(talk::answerTo);
    }

    Optional<Said> question(Form.Element element) {
        return Optional.ofNullable(questions.get(element.key()));
    }

    /** A question is for the element it sounds most like, and for each that sounds as much like it; the last time counts. */
    private void assign(Said question, Form form) {
        var asked = meaning(question.text());
        double best = LEAST;
        for (var element : form.elements()) {
            best = Math.max(best, likeness(asked, question.text(), element));
        }
        for (var element : form.elements()) {
            if (likeness(asked, question.text(), element) >= best) {
                questions.put(element.key(), question);
            }
        }
    }

    private static double likeness(Set<String> asked, String question, Form.Element element) {
        var label = meaning(element.label().zh());
        long shared = label.stream().filter(asked::contains).count();
        double likeness = 2.0 * shared / Math.max(1, label.size() + asked.size());
        for (var row : ASKED) {
            if (element.label().zh().contains(row.get(0))
                    && Pattern.compile(row.get(1)).matcher(question).find()) {
                likeness += 0.5;
            }
        }
        long offered =
                meaning(choices(element)).stream().filter(asked::contains).count();
        return likeness + Math.min(0.4, 0.15 * offered);
    }

    private static String choices(Form.Element element) {
        return element.choices() == null
                ? ""
                : String.join(
                        "，", element.choices().stream().map(c -> c.label().zh()).toList());
    }

    /** Pairs of neighbouring characters, without the words every question has. */
    private static Set<String> meaning(String text) {
        var plain = EMPTY_WORDS.matcher(text).replaceAll(" ");
        var pairs = new HashSet<String>();
        for (int i = 0; i + 2 <= plain.length(); i++) {
            var pair = plain.substring(i, i + 2);
            if (pair.indexOf(' ') < 0) {
                pairs.add(pair);
            }
        }
        return pairs;
    }
}
