package cn.hotline.hall.queue;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A hall of a test's own and what people do in it. */
public final class AHall {

    public static final String DAY_AND_NIGHT = """
            {"working": [["00:00", "24:00"]], "saturday": [["00:00", "24:00"]], "sunday": [["00:00", "24:00"]], "holiday": [["00:00", "24:00"]]}""";

    private final String code;

    private AHall(String code) {
        this.code = code;
    }

    /** A code that no hall has. */
    public static String freshCode() {
        return "HALL-T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    /** Without a plan, open on working days from nine to five. */
    public static AHall bare() {
        var hall = new AHall(freshCode());
        run("""
                insert into hall (code, name, name_en, address, lon, lat, floors)
                values ('%s', '测试大厅', 'Test hall', '某路1号', 113.4, 29.6, 1)""", hall.code);
        return hall;
    }

    /** Open day and night. 01 does SOCIAL and MEDICAL, 02 SOCIAL, 03 TAX. */
    public static AHall fresh() {
        var hall = bare();
        openBy(hall.code, DAY_AND_NIGHT);
        hall.service("SOCIAL", "A", 12);
        hall.service("MEDICAL", "B", 10);
        hall.service("TAX", "G", 8);
        hall.counter("01", "SOCIAL,MEDICAL");
        hall.counter("02", "SOCIAL");
        hall.counter("03", "TAX");
        return hall;
    }

    /** Ten in the morning, so that no day ends in the middle of a test. @return that day */
    public static LocalDate morning() {
        var clock = new MovedClock();
        var today = clock.instant().atZone(clock.getZone()).toLocalDate();
        MovedClock.at(today.atTime(LocalTime.of(10, 0)).atZone(clock.getZone()).toInstant());
        return today;
    }

    public void service(String service, String letter, int minutes) {
        run("""
                insert into hall_service (hall, code, letter, name, name_en, minutes)
                values ('%s', '%s', '%s', '业务', 'Service', %d)""", code, service, letter, minutes);
    }

    public void counter(String counter, String services) {
        run("""
                insert into counter (hall, code, name, name_en, floor, services)
                values ('%s', '%s', '%s号窗口', 'Counter %s', 1, '{%s}')""", code, counter, counter, counter, services);
    }

    /** As its plan says, in JSON. */
    public static String hours(String hall) {
        return Rows.text("select cast(hours as text) from hall where code = ?", hall);
    }

    public static void openBy(String hall, String hours) {
        run("update hall set hours = '%s' where code = '%s'", hours, hall);
    }

    /** Behind the service's back. */
    public static void run(String sql, Object... args) {
        var source = Arc.container().instance(AgroalDataSource.class).get();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(args));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String code() {
        return code;
    }

    public RequestSpecification manager() {
        return As.hallManager(code);
    }

    public RequestSpecification clerk(String counter) {
        return As.staff("clerk-" + code + "-" + counter, "clerk", code, List.of(), false);
    }

    public ValidatableResponse takes(String service) {
        return takes(service, "NONE");
    }

    public ValidatableResponse takes(String service, String priority) {
        return manager()
                .header("Idempotency-Key", As.key())
                .body(Map.of("service", service, "priority", priority))
                .post("/api/staff/v1/halls/{hall}/numbers", code)
                .then()
                .statusCode(201);
    }

    /** @return the number, as A001 */
    public String taken(String service) {
        return takes(service).extract().path("number");
    }

    public Response asCitizen(UUID citizen, String service) {
        return As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .body(Map.of("service", service))
                .post("/api/citizen/v1/halls/{hall}/numbers", code);
    }

    public void open(String... counters) {
        for (var counter : counters) {
            at(counter, "opening").then().statusCode(200);
        }
    }

    public Response at(String counter, String verb) {
        return clerk(counter)
                .header("Idempotency-Key", As.key())
                .post("/api/staff/v1/halls/{hall}/counters/{counter}/" + verb, code, counter);
    }

    public Response at(String counter, String verb, Map<String, ?> body) {
        return clerk(counter).body(body).post("/api/staff/v1/halls/{hall}/counters/{counter}/" + verb, code, counter);
    }

    /** @return the number that is called, or null */
    public String next(String counter) {
        return at(counter, "next").then().statusCode(200).extract().path("current.number");
    }

    /** Serves whom the counter has. */
    public void serves(String counter) {
        at(counter, "start").then().statusCode(200);
        at(counter, "finish", Map.of("result", "SERVED")).then().statusCode(200);
    }

    /** Calls the next and serves them. @return their number */
    public String called(String counter) {
        var number = next(counter);
        serves(counter);
        return number;
    }
}
