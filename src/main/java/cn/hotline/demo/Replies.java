package cn.hotline.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** What the demo's units and reviewers write. */
final class Replies {
    private static final int UNABLE_PERCENT = 4;
    private static final int SEND_BACK_PERCENT = 3;
    private static final int TITLE_CHARS = 30;
    private static final int TEXT_CHARS = 50;
    private static final Pattern DIGITS = Pattern.compile("[^\\p{IsHan}\\p{IsAlphabetic}，。：]+|[XxＸｘ]{2,}");

    private Replies() {}

    /** A reply with all its mandatory parts; a few say it cannot be done, and where to turn then. */
    static ObjectNode reply(Message message) {
        boolean unable = message.draw("unable", 100) < UNABLE_PERCENT;
        ObjectNode reply = JsonNodeFactory.instance
                .objectNode()
                .put("outcome", unable ? "UNABLE" : "RESOLVED")
                .put("checked", "已核实“" + quoted(message) + "”，并到现场查看，与相关科室逐项核对。")
                .put("result", unable ? "经研究，现行规定下办不了该诉求，已当面说明。" : "所述事项已派人到场办理，现场复查合格，演示数据到此为止。")
                .put("legalBasis", "按照本市12345政务服务便民热线工单办理有关规定办理。")
                .put("contact", "承办科室值班电话 0999-12345000")
                .put("nextStep", "如有新情况，可在原工单上补充。");
        if (unable) {
            reply.put("unableReason", "所涉事项超出现行政策范围。").put("nextRoute", "可依法向有关主管部门申请复查。");
        }
        return reply;
    }

    /** What it is about, in the citizen's words but without any numbers: a reply is read whether it answers the matter. */
    private static String quoted(Message message) {
        var words = Message.cut(message.title(), TITLE_CHARS) + "：" + Message.cut(message.text(), TEXT_CHARS);
        return DIGITS.matcher(words).replaceAll("");
    }

    static boolean isSentBackOnce(Message message) {
        return message.draw("send back", 100) < SEND_BACK_PERCENT;
    }

    static ObjectNode sendBack() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("decision", "SEND_BACK")
                .put("reason", "答复未写明核查的时间和经过，请补充。");
    }

    static ObjectNode approve() {
        return JsonNodeFactory.instance.objectNode().put("decision", "APPROVE");
    }
}
