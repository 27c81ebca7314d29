package cn.hotline.ticket;

import cn.hotline.access.Role;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.Plain;
import cn.hotline.support.Reply;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every action there is an endpoint for, at the staff desk and at the doors of citizens, kiosks and partners. */
record Calls(Verb verb, String path, Map<String, ?> body) {

    static final List<Calls> STAFF = List.of(
            new Calls(Verb.ACCEPT, "acceptance", Map.of("matter", ATicket.MATTER)),
            new Calls(Verb.ANSWER, "answer", Map.of("result", "可在任一网点补办。")),
            new Calls(Verb.TRANSFER_TO_EMERGENCY, "emergency-transfer", Map.of("line", "119")),
            new Calls(Verb.EXPLAIN_ROUTE, "route-explanation", Map.of("route", "LITIGATION", "explanation", "请依法起诉。")),
            new Calls(Verb.SUSPECT, "suspicion", Map.of("reason", "一小时内重复三十次")),
            new Calls(Verb.CONFIRM_MALICE, "suspicion-review", Map.of("decision", "CONFIRM", "reason", "查实")),
            new Calls(Verb.DISMISS_SUSPICION, "suspicion-review", Map.of("decision", "DISMISS", "reason", "属实")),
            new Calls(Verb.DISPATCH, "dispatch", Map.of("unit", ATicket.UNIT)),
            new Calls(Verb.SIGN_FOR, "signing", Map.of()),
            new Calls(Verb.REPLY, "reply", ATicket.reply()),
            new Calls(Verb.APPROVE, "review", Map.of("decision", "APPROVE")),
            new Calls(Verb.SEND_BACK, "review", Map.of("decision", "SEND_BACK", "reason", "未写明依据")),
            new Calls(Verb.CLOSE, "closure", Map.of()),
            new Calls(Verb.ARCHIVE, "archive", Map.of()),
            new Calls(Verb.WITHDRAW, "withdrawal", Map.of("reason", "已自行解决")),
            new Calls(Verb.SUPPLEMENT, "supplements", Map.of("text", "今晚又闪了几下")),
            new Calls(Verb.URGE, "urges", Map.of("reason", "请尽快")),
            new Calls(Verb.SPLIT, "sub-tickets", Map.of("title", "停车收费", "text", "停车收费标准未公示")),
            handling(Verb.ASK_MORE, "questions"),
            handling(Verb.UPHOLD_REDO, "redo-review"),
            new Calls(Verb.REFUSE_REDO, "redo-review", Map.of("decision", "REFUSE", "reason", "已办妥")),
            handling(Verb.RETURN, "return"),
            handling(Verb.UPHOLD_RETURN, "return-review"),
            new Calls(Verb.REFUSE_RETURN, "return-review", Map.of("decision", "REFUSE", "reason", "职责清单写明")),
            handling(Verb.COORDINATE, "coordination"),
            handling(Verb.ASK_ASSISTANCE, "assistance"),
            handling(Verb.GIVE_OPINION, "opinions"),
            handling(Verb.DETERMINE, "determination"),
            handling(Verb.APPEAL, "appeal"),
            handling(Verb.UPHOLD_APPEAL, "appeal-review"),
            new Calls(Verb.REFUSE_APPEAL, "appeal-review", Map.of("decision", "REFUSE", "reason", "清单未变")),
            handling(Verb.DELEGATE, "delegation"),
            handling(Verb.HAND_UP, "hand-up"),
            handling(Verb.REQUEST_EXTENSION, "extension"),
            handling(Verb.REQUEST_SUSPENSION, "suspension"),
            handling(Verb.GRANT_REQUEST, "time-review"),
            new Calls(Verb.DENY_REQUEST, "time-review", Map.of("decision", "DENY", "reason", "理由不足")),
            handling(Verb.SHELVE, "shelving"),
            handling(Verb.REACH_MILESTONE, "milestone"),
            handling(Verb.RESUME, "resumption"),
            handling(Verb.RECLASSIFY, "reclassification"));

    private static Calls handling(Verb verb, String path) {
        return new Calls(verb, path, InHandling.body(path));
    }

    static final List<Calls> CITIZEN = List.of(
            new Calls(Verb.SUPPLEMENT, "supplements", Map.of("text", "今晚又闪了几下")),
            new Calls(Verb.URGE, "urges", Map.of()),
            new Calls(Verb.WITHDRAW, "withdrawal", Map.of("reason", "已自行解决")),
            new Calls(Verb.RATE, "rating", Map.of("service", 1, "handling", 2)));

    /** Who calls, at which door. */
    record Seat(Role role, String door, Map<String, String> credentials) {

        static Seat bearing(Role role, String door, String token) {
            return new Seat(role, door, Map.of("Authorization", "Bearer " + token));
        }

        Reply read(String number) {
            return Plain.get(door + "/tickets/" + number, credentials).send();
        }
    }

    static List<Calls> at(Seat seat) {
        return switch (seat.role()) {
            case CITIZEN, DEVICE -> CITIZEN;
            case PARTNER -> CITIZEN.subList(0, 3);
            default -> STAFF;
        };
    }

    static Seat staff(Role role) {
        var unit = role == Role.HANDLER ? ATicket.UNIT : "JL-12345";
        return Seat.bearing(
                role, "/api/staff/v1", As.staffToken("seat-" + role.claim(), role.claim(), unit, List.of(), true));
    }

    static Seat codeHolder(ATicket ticket) {
        return new Seat(Role.CITIZEN, "/api/citizen/v1", Map.of("Track-Code", ticket.code()));
    }

    static UUID registeredKiosk() {
        return UUID.fromString(As.administrator()
                .header("Idempotency-Key", As.key())
                .body(Map.of("name", "一楼东侧", "hall", "HALL-CITY"))
                .post("/api/staff/v1/devices")
                .path("id"));
    }

    private static final Set<Verb> MAKING = EnumSet.of(Verb.SUPPLEMENT, Verb.URGE, Verb.SPLIT, Verb.ASK_MORE);

    boolean makesSomething() {
        return MAKING.contains(verb);
    }

    Reply send(Seat seat, String number) {
        return send(seat, "/tickets/" + number + "/" + path, body.isEmpty() && !makesSomething() ? null : body);
    }

    static Reply send(Seat seat, String path, @Nullable Object body) {
        var headers = new HashMap<>(seat.credentials());
        headers.put("Idempotency-Key", As.key());
        headers.put("Content-Type", "application/json");
        return Plain.post(seat.door() + path, headers, body == null ? "" : Reply.json(body))
                .send();
    }
}
