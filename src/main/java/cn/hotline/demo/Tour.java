package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One matter through each door that the messages do not come by, and a look at it from there; made once a day, however often it is run. */
final class Tour {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Api api;
    private final Accounts accounts;
    private final Day day;

    Tour(Api api, Accounts accounts, Instant serverTime) {
        this.api = api;
        this.accounts = accounts;
        this.day = new Day(LocalDate.ofInstant(serverTime, CITY));
    }

    /** The day of the city: what it brings is known again by it. */
    record Day(LocalDate date) {
        String id(String door) {
            return "demo-" + door + "-" + date;
        }

        String key(String door) {
            return UUID.nameUUIDFromBytes(id(door).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }

        /** Seconds after its beginning. */
        String at(long seconds) {
            return date.atStartOfDay(CITY).toInstant().plusSeconds(seconds).toString();
        }
    }

    /** What came of a door; `tracked` is the status as it was seen from there, or what failed. */
    record Stop(String door, String ticket, String tracked, boolean failed) {}

    List<Stop> stops() {
        List<Stop> stops = new ArrayList<>();
        PhoneDoor phone = new PhoneDoor(api, accounts, day);
        KioskDoor kiosk = new KioskDoor(api, accounts, day);
        stops.add(stop("Phone 来电转写", phone::filed));
        stops.add(stop("Kiosk 自助终端回执", kiosk::handedIn));
        stops.add(stop("Kiosk 离线补传", kiosk::passedOn));
        try (PartnerDoor partner = new PartnerDoor(api, day)) {
            stops.add(stop("Partner 签名接口", partner::filed));
            stops.add(stop("Open311", partner::requested));
        } catch (StepFailed e) {
            stops.add(failed("Partner 签名接口, Open311", e));
        }
        return List.copyOf(stops);
    }

    /** As a citizen does anywhere, by number and track code. */
    static Seen tracked(Api api, JsonNode filed) {
        String number = filed.path("number").asText();
        Call call = Call.get(Step.CHECK, "/api/citizen/v1/tickets/" + number)
                .with("Track-Code", filed.path("trackCode").asText());
        return Seen.of(api.done(Caller.NOBODY, call));
    }

    /** A submission that any door takes; its reporter is nobody. */
    static ObjectNode submission(String title, String text) {
        ObjectNode submission = JsonNodeFactory.instance.objectNode();
        submission.put("title", title).put("text", text);
        submission
                .putObject("reporter")
                .put("kind", "NAMED")
                .put("name", "演示市民")
                .put("phone", "19900000041");
        return submission;
    }

    private static Stop stop(String door, Supplier<Stop> work) {
        try {
            return work.get();
        } catch (StepFailed e) {
            return failed(door, e);
        }
    }

    private static Stop failed(String door, StepFailed e) {
        StepFailed.Problem problem = e.problem();
        String why = problem.status() == 0 ? "" : problem.status() + " ";
        return new Stop(door, "–", "failed: " + e.step().words() + ": " + why + title(problem.title()), true);
    }

    private static String title(@Nullable String title) {
        return title == null ? "" : title;
    }
}
