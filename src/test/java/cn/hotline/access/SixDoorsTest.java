package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Kiosks.Kiosk;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One matter told through each of the six doors is the same ticket but for its channel, and is followed from each of them. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SixDoorsTest {

    private static final String CITIZEN = "/api/citizen/v1/tickets";

    /** What tells one ticket from another. */
    private static final Set<String> ITS_OWN = Set.of("number", "channel", "filedAt", "updatedAt");

    private final String phone = LoginCodes.freshPhone();
    private final Map<String, Door> doors = new LinkedHashMap<>();

    /** Who comes in, where they file and where they follow, and what they say beside their words. */
    private record Door(
            Supplier<RequestSpecification> asks,
            String filing,
            String following,
            Map<String, String> filed,
            Map<String, String> followed) {}

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void theSameMatterIsTheSameTicketAndIsFollowedFromEachDoor() {
        open();
        var numbers = new LinkedHashMap<String, String>();
        doors.forEach((channel, door) -> numbers.put(channel, files(door)));
        var first = told(numbers.get("PHONE"));
        assertThat(first).containsEntry("text", "建设路12号门前的路灯已经一周不亮，晚上出行很不方便。");
        numbers.forEach((channel, number) -> {
            assertThat(told(number)).as(channel).isEqualTo(first);
            assertThat(view(number)).containsEntry("channel", channel);
        });
        numbers.forEach(this::isFollowedFromEachOther);
    }

    private void isFollowedFromEachOther(String channel, String number) {
        int steps = 1;
        for (var door : doors.entrySet()) {
            boolean own = door.getKey().equals("PARTNER"); // a partner follows what it filed, and nobody else's
            if (!door.getKey().equals(channel) && !own) {
                follow(door.getValue(), number);
                steps++;
            }
        }
        List<String> told =
                As.manager().get("/api/staff/v1/tickets/{n}/timeline", number).path("items.action");
        assertThat(told).as(channel).hasSize(steps).startsWith("FILE");
    }

    private String files(Door door) {
        var ticket = aTicket()
                .reporter("NAMED", "王小明", phone)
                .with("matter", ATicket.MATTER)
                .with("type", "HELP")
                .inRegion("999901");
        door.filed().forEach(ticket::with);
        return door.asks()
                .get()
                .header("Idempotency-Key", As.key())
                .body(ticket.body())
                .post(door.filing())
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    private static void follow(Door door, String number) {
        var words = new LinkedHashMap<>(door.followed());
        words.put("text", "今晚又灭了。");
        door.asks()
                .get()
                .header("Idempotency-Key", As.key())
                .body(words)
                .post(door.following(), number)
                .then()
                .statusCode(201);
    }

    private void open() {
        String app = LoginCodes.open(phone, LoginCodes.sentTo(phone)).path("accessToken");
        var wechat = People.enrolled(People.openid());
        People.prove(wechat, People.phone(phone));
        var kiosk = Kiosks.registered();
        var visit = visit(kiosk);
        citizen("WEB", () -> As.bearer(app));
        citizen("APP", () -> As.bearer(app));
        citizen("WECHAT", () -> As.citizen(wechat));
        var behalf = "/api/staff/v1/tickets/{n}/on-behalf/supplements";
        var byPhone = Map.of("channel", "PHONE");
        doors.put("PHONE", new Door(As::agent, "/api/staff/v1/tickets", behalf, byPhone, Map.of("channel", "WINDOW")));
        other("KIOSK", "/api/kiosk/v1/tickets", () -> kiosk.during(visit));
        other("PARTNER", "/api/partner/v1/tickets", () -> As.partner("six-doors", "tickets.read tickets.write"));
    }

    private void citizen(String channel, Supplier<RequestSpecification> asks) {
        doors.put(channel, new Door(asks, CITIZEN, CITIZEN + "/{n}/supplements", Map.of("channel", channel), Map.of()));
    }

    private void other(String channel, String path, Supplier<RequestSpecification> asks) {
        doors.put(channel, new Door(asks, path, path + "/{n}/supplements", Map.of(), Map.of()));
    }

    private String visit(Kiosk kiosk) {
        MovedClock.forward(Duration.ofMinutes(2)); // between two codes to one number
        As.device(kiosk.id())
                .body(Map.of("phone", phone))
                .post("/api/kiosk/v1/login-codes")
                .then()
                .statusCode(202);
        return kiosk.visitedBy(Map.of("phone", Map.of("phone", phone, "code", LoginCodes.newest(phone))));
    }

    /** What the centre sees of it, without what tells one ticket from another. */
    private static Map<String, Object> told(String number) {
        var view = view(number);
        view.keySet().removeAll(ITS_OWN);
        return view;
    }

    private static Map<String, Object> view(String number) {
        return new TreeMap<>(
                As.manager().get("/api/staff/v1/tickets/{n}", number).<Map<String, Object>>path(""));
    }
}
