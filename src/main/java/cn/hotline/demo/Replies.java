package cn.hotline.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the demo's units and reviewers write. */
final class Replies {
    private static final int UNABLE_PERCENT = 4;
    private static final int SEND_BACK_PERCENT = 3;

    private Replies() {}

    /** A reply with all its mandatory parts; a few say it cannot be done, and where to turn then. */
    static ObjectNode reply(Message message) {
        boolean unable = message.draw("unable", 100) < UNABLE_PERCENT;
        ObjectNode reply = JsonNodeFactory.instance
                .objectNode()
                .put("outcome", unable ? "UNABLE" : "RESOLVED")
                .put("checked", "已核实来件所述情况，并到现场查看。")
                .put("result", unable ? "经研究，按现行规定暂无法满足该诉求。" : "已按规定处理完毕，请留意后续情况。")
                .put("legalBasis", "按照本市12345政务服务便民热线工单办理有关规定办理。")
                .put("contact", "承办科室值班电话 0999-12345000")
                .put("nextStep", "如有新情况，可在原工单上补充。");
        if (unable) {
            reply.put("unableReason", "所涉事项超出现行政策范围。").put("nextRoute", "可依法向有关主管部门申请复查。");
        }
        return reply;
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
