package cn.hotline.feed;

import cn.hotline.hall.queue.ANumber;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Ear;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Every kind of caller who opens a socket. */
final class Followers {

    /** Whose ticket the one of the matrix is. */
    static final UUID REPORTER = UUID.randomUUID();

    private Followers() {}

    static Ear open(String who) {
        return switch (who) {
            case "nobody", "code" -> Ear.open("citizen");
            case "reporter" -> Ear.open("citizen", citizen(REPORTER));
            case "stranger" -> Ear.open("citizen", citizen(UUID.randomUUID()));
            case "device", "devicecode" -> Ear.open("kiosk", device());
            case "partner" -> Ear.open("partner", partner("matrix-feed"));
            case "rival" -> Ear.open("partner", partner("matrix-rival"));
            case "handler" -> Ear.open("staff", As.staffToken("h", "handler", ATicket.UNIT, List.of(), false));
            case "clearedhandler" -> Ear.open("staff", As.staffToken("c", "handler", ATicket.UNIT, List.of(), true));
            case "outsider" -> Ear.open("staff", As.staffToken("o", "handler", "JL-JY", List.of(), true));
            case "clerk" -> Ear.open("staff", As.staffToken("k", "clerk", ANumber.HALL, List.of(), false));
            case "otherclerk" -> Ear.open("staff", As.staffToken("ok", "clerk", "HALL-LT", List.of(), false));
            case "hallmanager" ->
                Ear.open("staff", As.staffToken("km", "hall_manager", ANumber.HALL, List.of(), false));
            case "manager", "supervisor" -> Ear.open("staff", As.staffToken(who, who, "JL-12345", List.of(), true));
            default -> Ear.open("staff", As.staffToken(who, who, "JL-12345", List.of(), false));
        };
    }

    private static String citizen(UUID id) {
        return As.token("citizen", id.toString(), Set.of("citizen"), Map.of());
    }

    private static String partner(String id) {
        return As.token("partner", id, Set.of(), Map.of("client_id", id, "scope", "tickets.read"));
    }

    static String device() {
        return deviceToken(registered());
    }

    static String deviceToken(String id) {
        return As.token("device", id, Set.of("device"), Map.of("hall", "HALL-CITY"));
    }

    static String registered() {
        return As.administrator()
                .header("Idempotency-Key", As.key())
                .body(Map.of("name", "一楼东侧2号机", "hall", "HALL-CITY"))
                .post("/api/staff/v1/devices")
                .path("id");
    }
}
