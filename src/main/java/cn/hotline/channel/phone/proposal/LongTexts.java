package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import cn.hotline.channel.phone.proposal.Conversation.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Longer texts of a form in the citizen's own words: what is wanted, what the other side says, why, what happened. */
final class LongTexts {

    /** What a label asks for, and clauses that say it. */
    private enum Sort {
        DEMAND("希望怎么|诉求是", "希望|要求|赔|(?:要|全额|帮我)退(?:钱|款)|道歉|请你们|给我(?!们)|赶紧"),
        ANSWER(
                "怎么答复|怎么说|被告知|是否已处理|给的理由",
                "(?:他们|商家|老板|物业|平台|公司|机构|学校|老师|医院|快递|店里|对方|单位)[^，。]{0,6}(?:说|答复|回复|不处理|不管|不承认|让)|不退$"),
        REASON("原因|为什么", "因为|由于|质量|怀疑"),
        QUESTION("想问|问题", "吗|怎么|多少|什么|哪|能不能|可不可以|要不要|如何|几"),
        PROPOSAL("建议|意见", "建议|希望|能不能|最好|应该|可以"),
        STORY("情况|经过|说明|内容|事情|描述|影响|运作|险情", ".");

        private final Pattern label;
        private final Pattern clause;

        Sort(String label, String clause) {
            this.label = Pattern.compile(label);
            this.clause = Pattern.compile(clause);
        }
    }

    private static final Pattern CLAUSES = Pattern.compile("[，。！；\\n]+");
    private static final int STORY_FROM = 12;

    private final Conversation talk;
    private final Dialogue dialogue;

    LongTexts(Conversation talk, Dialogue dialogue) {
        this.talk = talk;
        this.dialogue = dialogue;
    }

    Optional<Proposed<Object>> read(Form.Element element, Proposed<String> summary) {
        var answer = dialogue.answer(element).filter(said -> Texts.isSomething(said.text()));
        if (answer.isPresent()) {
            var text = strip(answer.get().text());
            return Optional.of(new Proposed<>(
                    cut(text, element), 0.82, List.of(answer.get().turn().index())));
        }
        for (var sort : Sort.values()) {
            if (sort.label.matcher(element.label().zh()).find()) {
                return sort == Sort.STORY ? story(element, summary) : clauses(element, sort);
            }
        }
        return Optional.empty();
    }

    private static Optional<Proposed<Object>> story(Form.Element element, Proposed<String> summary) {
        return summary.value().length() < STORY_FROM
                ? Optional.empty()
                : Optional.of(new Proposed<>(cut(summary.value(), element), 0.8, summary.turns()));
    }

    private Optional<Proposed<Object>> clauses(Form.Element element, Sort sort) {
        var chosen = new ArrayList<String>();
        var turns = new TreeSet<Integer>();
        for (Said said : talk.byCitizen()) {
            for (var clause : CLAUSES.split(said.text(), -1)) {
                if (clause.length() > 3 && sort.clause.matcher(clause).find()) {
                    chosen.add(clause);
                    turns.add(said.turn().index());
                }
            }
        }
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(new Proposed<>(cut(String.join("，", chosen), element), 0.7, List.copyOf(turns)));
    }

    private static String strip(String text) {
        return text.replaceAll("[，。]+$", "");
    }

    private static Object cut(String text, Form.Element element) {
        int most = element.maxLength() == null ? 2000 : element.maxLength();
        return text.substring(0, Math.min(text.length(), most));
    }
}
