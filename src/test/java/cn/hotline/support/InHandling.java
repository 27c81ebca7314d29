package cn.hotline.support;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is sent to the endpoints between dispatch and reply, and tickets that stand as each of them needs it. */
public final class InHandling {

    /** A unit below {@link ATicket#UNIT}. */
    public static final String BELOW = "JL-HW";

    private static final Map<String, Map<String, Object>> BODIES = Map.ofEntries(
            Map.entry("return", Map.of("reason", "NOT_OUR_DUTY", "legalBasis", "《城市道路管理条例》第六条")),
            Map.entry("return-review", Map.of("decision", "UPHOLD", "reason", "确属其他单位职责")),
            Map.entry("coordination", Map.of("units", List.of("JL-CG", "JL-JT"), "question", "该路段路灯由谁养护？")),
            Map.entry("assistance", Map.of("units", List.of("JL-JT"), "question", "请提供移交材料")),
            Map.entry("opinions", Map.of("opinion", "该路段已经移交。")),
            Map.entry("determination", Map.of("unit", ATicket.UNIT, "reason", "按职责清单办理", "rule", "城市照明由城管部门办理")),
            Map.entry("appeal", Map.of("reason", "职责清单已经调整")),
            Map.entry("appeal-review", Map.of("decision", "UPHOLD", "reason", "清单确已调整")),
            Map.entry("delegation", Map.of("unit", BELOW, "note", "请现场核查")),
            Map.entry("hand-up", Map.of("findings", "现场核查完毕，已更换线路。")),
            Map.entry("extension", Map.of("days", 3, "reason", "配件订货", "plan", "下周一更换")),
            Map.entry("suspension", Map.of("reason", "EXPERT_EXAMINATION", "days", 5, "note", "送检")),
            Map.entry("time-review", Map.of("decision", "GRANT", "plan", "下周一更换")),
            Map.entry("resumption", Map.of()),
            Map.entry(
                    "shelving",
                    Map.of("reason", "列入明年计划", "milestones", List.of(Map.of("due", "2028-03-31", "text", "完成设计")))),
            Map.entry("questions", Map.of("question", "请补充门牌号")),
            Map.entry("redo-review", Map.of("decision", "UPHOLD", "reason", "复查属实")),
            Map.entry("milestone", Map.of("result", "设计已完成")),
            Map.entry("reclassification", Map.of("as", Map.of("matter", ATicket.MATTER), "reason", "实为投诉")),
            Map.entry(
                    "emergency-dispatch",
                    Map.of("acceptance", Map.of("matter", ATicket.MATTER), "dispatch", Map.of("unit", ATicket.UNIT))));

    private InHandling() {}

    public static boolean knows(String path) {
        return BODIES.containsKey(path);
    }

    public static Map<String, Object> body(String path) {
        return Objects.requireNonNull(BODIES.get(path), path);
    }

    /** The ticket led to where the endpoint may be called. */
    public static ATicket ready(String path, ATicket blank) {
        return switch (path) {
            case "emergency-dispatch" -> blank.filed();
            case "redo-review" -> complained(blank);
            case "coordination", "reclassification" -> blank.accepted();
            case "return", "assistance" -> blank.dispatched();
            case "return-review" -> returned(blank);
            case "determination", "opinions" -> coordinating(blank);
            case "appeal" -> determined(blank);
            case "appeal-review" -> unit(determined(blank), "appeal");
            case "hand-up" -> delegated(blank);
            case "time-review" -> unit(blank.signed(), "extension");
            case "resumption" -> suspended(blank);
            case "milestone" -> shelved(blank);
            default -> blank.signed();
        };
    }

    public static ATicket returned(ATicket blank) {
        return unit(blank.dispatched(), "return");
    }

    public static ATicket coordinating(ATicket blank) {
        return centre(blank.accepted(), "coordination");
    }

    public static ATicket determined(ATicket blank) {
        return centre(coordinating(blank), "determination");
    }

    public static ATicket delegated(ATicket blank) {
        return unit(blank.signed(), "delegation");
    }

    public static ATicket requested(ATicket blank) {
        return unit(blank.signed(), "extension");
    }

    public static ATicket suspended(ATicket blank) {
        return centre(unit(blank.signed(), "suspension"), "time-review");
    }

    public static ATicket shelved(ATicket blank) {
        return centre(blank.signed(), "shelving");
    }

    /** Rated so that a redo is asked for. */
    public static ATicket complained(ATicket blank) {
        return blank.closed().rated(Map.of("handling", 4, "reason", "路灯第二天又坏了"));
    }

    public static ATicket redone(ATicket blank) {
        return centre(complained(blank), "redo-review");
    }

    public static ATicket unit(ATicket ticket, String path) {
        return ticket.act(As.clearedHandler(ATicket.UNIT), path, sent(path));
    }

    public static ATicket centre(ATicket ticket, String path) {
        return ticket.act(As.manager(), path, sent(path));
    }

    private static Object sent(String path) {
        return body(path).isEmpty() ? null : body(path);
    }
}
