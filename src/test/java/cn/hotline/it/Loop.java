package cn.hotline.it;

import java.util.HashMap;
import java.util.Map;

/** What is said on the way of a ticket through the loop. */
final class Loop {

    static final String[] ACTIONS = {"FILE", "ACCEPT", "DISPATCH", "SIGN_FOR", "APPROVE", "CLOSE", "RATE"};

    private Loop() {}

    static Map<String, Object> submission(String kind, String name, String phone) {
        return new HashMap<>(Map.of(
                "title",
                "建设路路灯不亮",
                "text",
                "建设路12号门前的路灯已经一周不亮，请联系" + name + "，电话" + phone + "。",
                "place",
                Map.of("region", "999901001", "address", "建设路12号"),
                "reporter",
                Map.of("kind", kind, "name", name, "phone", phone)));
    }

    static Map<String, Object> reply() {
        return Map.of(
                "outcome", "RESOLVED",
                "checked", "现场核查，线路老化。",
                "result", "已更换线路，路灯恢复照明。",
                "legalBasis", "《城市照明管理规定》",
                "contact", "市城管局 0999-12345003",
                "nextStep", "一周内回访。");
    }
}
