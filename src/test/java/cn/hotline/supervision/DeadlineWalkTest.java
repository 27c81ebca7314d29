package cn.hotline.supervision;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.supervision.calendar.Limit;
import cn.hotline.supervision.calendar.LimitUnit;
import cn.hotline.supervision.calendar.Notices;
import cn.hotline.supervision.calendar.WorkingCalendar;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Random lives between dispatch and reply on a moved clock: whatever is done, every deadline is what the rules make of it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DeadlineWalkTest {

    private static final int WALKS = 20;
    private static final int STEPS = 16;
    private static final long SEED = Long.getLong("hotline.walk.seed", System.currentTimeMillis());

    /** Which endpoint takes an action, with which body; those that end a ticket are left out. */
    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("DISPATCH", "dispatch"),
            Map.entry("SIGN_FOR", "signing"),
            Map.entry("RETURN", "return"),
            Map.entry("UPHOLD_RETURN", "return-review"),
            Map.entry("COORDINATE", "coordination"),
            Map.entry("DETERMINE", "determination"),
            Map.entry("APPEAL", "appeal"),
            Map.entry("UPHOLD_APPEAL", "appeal-review"),
            Map.entry("ASK_ASSISTANCE", "assistance"),
            Map.entry("DELEGATE", "delegation"),
            Map.entry("HAND_UP", "hand-up"),
            Map.entry("REQUEST_EXTENSION", "extension"),
            Map.entry("REQUEST_SUSPENSION", "suspension"),
            Map.entry("GRANT_REQUEST", "time-review"),
            Map.entry("RESUME", "resumption"),
            Map.entry("SHELVE", "shelving"),
            Map.entry("REACH_MILESTONE", "milestone"),
            Map.entry("RECLASSIFY", "reclassification"),
            Map.entry("REPLY", "reply"),
            Map.entry("SEND_BACK", "review"));

    private static final Map<String, Set<String>> RUNNING = Map.of(
            "ACCEPTED", Set.of("TRIAGE"),
            "DISPATCHED", Set.of("SIGN", "HANDLE"),
            "HANDLING", Set.of("HANDLE"),
            "RETURNED", Set.of("HANDLE", "RETURN_REVIEW"),
            "COORDINATING", Set.of("COORDINATION"),
            "IN_REVIEW", Set.of("REVIEW"));

    private final Random random = new Random(SEED);
    private final WorkingCalendar calendar = Notices.calendar();
    private final Set<String> done = new HashSet<>();

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void everyDeadlineIsWhatTheRulesMakeOfIt() {
        System.out.println("DeadlineWalkTest: -Dhotline.walk.seed=" + SEED);
        for (int i = 0; i < WALKS; i++) {
            Watch.clockAt("2026-0" + (1 + random.nextInt(6)) + "-1" + random.nextInt(10) + "T10:00");
            var ticket = aTicket().accepted();
            for (int step = 0; step < STEPS; step++) {
                walk(ticket, "seed %d, walk %d, step %d".formatted(SEED, i, step));
            }
        }
        assertThat(done).as("kinds of steps").hasSizeGreaterThan(15);
    }

    private void walk(ATicket ticket, String where) {
        MovedClock.forward(Duration.ofMinutes(random.nextInt(24 * 60)));
        var before = view(ticket);
        var unit = before.getString("unit.code");
        var seats = new ArrayList<Supplier<RequestSpecification>>(List.of(As::manager));
        if (unit != null) {
            seats.add(() -> As.clearedHandler(unit));
        }
        var seat = seats.get(random.nextInt(seats.size()));
        List<String> allowed = ticket.readAs(seat.get()).path("allowedActions");
        var able = allowed == null
                ? List.<String>of()
                : allowed.stream().filter(PATHS::containsKey).toList();
        if (!able.isEmpty()) {
            var verb = able.get(random.nextInt(able.size()));
            var due = before.getString("dueAt");
            act(ticket, seat.get(), verb, where);
            done.add(verb);
            if (verb.equals("SIGN_FOR")) {
                assertThat(view(ticket).getString("dueAt")).as(where).isEqualTo(due);
            }
        }
        check(ticket, where);
    }

    private static void act(ATicket ticket, RequestSpecification seat, String verb, String where) {
        var path = PATHS.get(verb);
        var body = switch (verb) {
            case "SIGN_FOR" -> Map.of();
            case "DISPATCH" ->
                Map.of("unit", "JL-" + List.of("CG", "YL", "SW", "NY", "SJ").get(Math.abs(where.hashCode() % 5)));
            case "REPLY" -> ATicket.reply();
            case "SEND_BACK" -> Map.of("decision", "SEND_BACK", "reason", "未写明依据");
            default -> InHandling.body(path);
        };
        var answer =
                (body.isEmpty() ? seat : seat.body(body)).post("/api/staff/v1/tickets/{n}/{p}", ticket.number(), path);
        assertThat(answer.statusCode())
                .as(where + " " + verb + answer.asString())
                .isIn(200, 422);
    }

    private void check(ATicket ticket, String where) {
        var view = view(ticket);
        var clocks = new Watch(ticket).deadlines();
        var open = clocks.stream()
                .filter(c -> Set.of("RUNNING", "PAUSED").contains(c.get("state")))
                .toList();
        var kinds = open.stream().map(clock -> (String) clock.get("kind")).toList();
        assertThat(kinds).as(where + view.getString("status")).containsAll(RUNNING.get(view.getString("status")));
        for (var clock : clocks) {
            var started = at(clock, "startedAt");
            assertThat(at(clock, "dueAt")).as(where).isAfterOrEqualTo(started);
            assertPausesFollowEachOther(clock, where);
            if (clock.get("kind").equals("HANDLE") && clock.get("notAfter") == null) {
                assertReckoned(clock, where);
            }
        }
        var lead = open.stream()
                .filter(clock -> clock.get("kind").equals("HANDLE") && clock.get("notAfter") == null)
                .toList();
        assertThat(lead.size()).as(where).isLessThanOrEqualTo(1);
        lead.forEach(clock -> {
            assertThat(clock.get("startedAt")).as(where).isEqualTo(view.getString("dispatchedAt"));
            assertThat(clock.get("dueAt")).as(where).isEqualTo(view.getString("dueAt"));
        });
    }

    /** And none is left open on a clock that has stopped for good. */
    @SuppressWarnings("unchecked")
    private static void assertPausesFollowEachOther(Map<String, Object> clock, String where) {
        var end = at(clock, "startedAt");
        for (var pause : (List<Map<String, String>>) clock.get("pauses")) {
            assertThat(Instant.parse(pause.get("from"))).as(where).isAfterOrEqualTo(end);
            if (pause.get("to") == null) {
                assertThat(clock.get("state")).as(where).isEqualTo("PAUSED");
            } else {
                end = Instant.parse(pause.get("to"));
            }
        }
    }

    /** The end of its days, and further by exactly the working time for which it stood still. */
    @SuppressWarnings("unchecked")
    private void assertReckoned(Map<String, Object> clock, String where) {
        if (!clock.get("counted").equals(LimitUnit.WORKING_DAYS.name())) {
            return;
        }
        int days = (int) clock.get("amount") + (int) clock.get("extensionDays");
        var still = calendar.end(at(clock, "startedAt"), Limit.workingDays(days));
        long paused = 0;
        for (var pause : (List<Map<String, String>>) clock.get("pauses")) {
            if (pause.get("to") != null) {
                paused += calendar.workingSeconds(Instant.parse(pause.get("from")), Instant.parse(pause.get("to")));
            }
        }
        assertThat(calendar.workingSeconds(still, at(clock, "dueAt"))).as(where).isEqualTo(paused);
    }

    private static JsonPath view(ATicket ticket) {
        return ticket.readAs(As.manager()).jsonPath();
    }

    private static Instant at(Map<String, Object> clock, String field) {
        return Instant.parse((String) clock.get(field));
    }
}
