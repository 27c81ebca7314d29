package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an agent still has to ask, politely. */
final class Questions {

    private static final Pattern ASKS = Pattern.compile("是否|怎么|什么|哪|几|多远|吗|还是|谁|有没有|为什么");
    private static final Pattern NOTE = Pattern.compile("[（(]([^）)]*)[）)]");

    private Questions() {}

    static List<Question> of(@Nullable KnownMatter matter, Map<String, Proposed<Object>> elements) {
        if (matter == null) {
            return List.of(new Question("matter", "事项", "请问您要反映或咨询的是什么事情？"));
        }
        var questions = new ArrayList<Question>();
        for (var element : matter.form().elements()) {
            if (Elements.isMissing(element, elements.get(element.key()))) {
                var label = element.label().zh();
                questions.add(new Question(element.key(), label, text(element, label)));
            }
        }
        return questions;
    }

    private static String text(Form.Element element, String label) {
        var plain = NOTE.matcher(label).replaceAll("");
        var note = NOTE.matcher(label);
        var hint = note.find() ? "（" + note.group(1) + "）" : "";
        if (element.kind() == Form.Kind.CHOICE && element.choices() != null) {
            var choices = element.choices().stream()
                    .map(choice -> choice.label().zh())
                    .filter(choice -> !choice.equals("其他"))
                    .collect(Collectors.joining("、"));
            return "请问" + plain + "是下面哪一种：" + choices + "？";
        }
        if (ASKS.matcher(plain).find()) {
            return "请问" + plain + hint + "？";
        }
        return switch (element.kind()) {
            case DATE -> "请问" + plain + "是哪一天？";
            case NUMBER -> "请问" + plain + "是多少" + hint + "？";
            case BOOLEAN -> "请问是否" + plain + "？";
            case LONG_TEXT -> "请您说一下" + plain + "。";
            default -> "请问" + plain + "是" + (plain.matches(".*(?:地点|位置|地址|路段|路口)") ? "哪里" : "什么") + hint + "？";
        };
    }
}
