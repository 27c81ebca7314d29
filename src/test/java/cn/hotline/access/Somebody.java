package cn.hotline.access;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Every kind of caller of the role matrix; {@code door} is the audience that would know their token. */
enum Somebody {
    NOBODY("citizen"),
    REPORTER("citizen"),
    STRANGER("citizen"),
    CODE("citizen"),
    DEVICE("kiosk"),
    DEVICECODE("kiosk"),
    WRITER("partner"),
    READER("partner"),
    RIVAL("partner"),
    LISTENER("partner"),
    EAVESDROPPER("partner"),
    AGENT("staff"),
    DISPATCHER("staff"),
    REVIEWER("staff"),
    MANAGER("staff"),
    SUPERVISOR("staff"),
    HANDLER("staff"),
    /** A handler of a unit that has nothing to do with the ticket. */
    OUTSIDER("staff"),
    AUDITOR("staff"),
    ADMINISTRATOR("staff"),
    CLERK("staff"),
    HALL_MANAGER("staff"),
    AUDIENCE(""),
    EXPIRED(""),
    FOREIGN(""),
    UNSIGNED(""),
    TAMPERED(""),
    GARBAGE("");

    /** Whose tickets those of the matrix are. */
    static final UUID REPORTER_ID = UUID.randomUUID();

    static final String PARTNER_ID = "matrix-partner";

    /** Signing costs more than asking does. */
    private static final Map<String, String> MADE = new ConcurrentHashMap<>();

    private static final Map<String, String> TOKEN_AUDIENCES =
            Map.of("citizen", "citizen", "kiosk", "device", "staff", "staff", "partner", "partner");

    private final String door;

    Somebody(String door) {
        this.door = door;
    }

    static Somebody named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether they are known at a door at all; if not, the answer is 401, whatever they ask. */
    boolean isKnownAt(String path) {
        return path.startsWith("/api/" + door + "/") && this != NOBODY && this != CODE;
    }

    RequestSpecification asking(String path, ATicket ticket, UUID device) {
        return As.nobody().headers(credentials(path, ticket, device));
    }

    /** The headers by which they are known, or try to be. */
    Map<String, String> credentials(String path, ATicket ticket, UUID device) {
        return switch (this) {
            case NOBODY -> Map.of();
            case CODE -> Map.of("Track-Code", ticket.code());
            case DEVICECODE -> Map.of("Authorization", "Bearer " + token(path, device), "Track-Code", ticket.code());
            default -> Map.of("Authorization", "Bearer " + token(path, device));
        };
    }

    private String token(String path, UUID device) {
        return switch (this) {
            case AUDIENCE, EXPIRED, FOREIGN, UNSIGNED, TAMPERED ->
                MADE.computeIfAbsent(name() + " at " + audience(path), made -> forged(audience(path)));
            case GARBAGE -> "not.a.token";
            case REPORTER, STRANGER, DEVICE, DEVICECODE ->
                isKnownAt(path) ? goodToken(device) : MADE.computeIfAbsent(name(), made -> goodToken(device));
            default -> goodToken(device);
        };
    }

    private String forged(String audience) {
        return switch (this) {
            case AUDIENCE -> Forged.ofAudience(audience.equals("staff") ? "citizen" : "staff");
            case EXPIRED -> Forged.expired(audience);
            case FOREIGN -> Forged.signedByAForeignKey(audience);
            case UNSIGNED -> Forged.unsigned(audience);
            default -> Forged.tampered(audience);
        };
    }

    private String goodToken(UUID device) {
        return switch (this) {
            case REPORTER -> citizen(REPORTER_ID);
            case STRANGER -> citizen(UUID.randomUUID());
            case DEVICE, DEVICECODE -> As.deviceToken(device);
            case WRITER -> As.partnerToken(PARTNER_ID, "tickets.write");
            case READER -> As.partnerToken(PARTNER_ID, "tickets.read");
            case RIVAL -> As.partnerToken("matrix-rival", "tickets.write tickets.read");
            case LISTENER -> As.partnerToken(PARTNER_ID, "webhooks");
            case EAVESDROPPER -> As.partnerToken("matrix-rival", "webhooks");
            case HANDLER -> As.staffToken("matrix-handler", "handler", ATicket.UNIT, List.of(), false);
            case CLERK, HALL_MANAGER -> {
                var role = name().toLowerCase(Locale.ROOT);
                yield As.staffToken("matrix-" + role, role, "HALL-CITY", List.of(), false);
            }
            case OUTSIDER -> As.staffToken("matrix-outsider", "handler", "JL-JY", List.of(), false);
            default -> {
                var role = name().toLowerCase(Locale.ROOT);
                yield As.staffToken("matrix-" + role, role, "JL-12345", List.of(), false);
            }
        };
    }

    private static String citizen(UUID id) {
        var login =
                Map.of("sid", As.key(), "auth_time", new MovedClock().instant().getEpochSecond());
        return As.token("citizen", id.toString(), java.util.Set.of("citizen"), login);
    }

    private static String audience(String path) {
        var parts = path.split("/", 4);
        return TOKEN_AUDIENCES.getOrDefault(parts[2], "citizen");
    }
}
