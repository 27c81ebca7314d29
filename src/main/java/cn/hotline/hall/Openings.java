package cn.hotline.hall;

import cn.hotline.hall.OpeningHours.Days;
import cn.hotline.hall.OpeningHours.Window;
import cn.hotline.platform.Refusal;
import cn.hotline.supervision.calendar.Rulebooks;
import cn.hotline.supervision.calendar.WorkingCalendar;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** When halls are open, as their plans, their closures and the working calendar have it together. */
@ApplicationScoped
public class Openings {

    private static final String HOURS = "select code, cast(hours as text), opens_at, closes_at from hall";

    private final EntityManager db;
    private final ObjectMapper json;
    private final Rulebooks rulebooks;
    private final Clock clock;

    Openings(EntityManager db, ObjectMapper json, Rulebooks rulebooks, Clock clock) {
        this.db = db;
        this.json = json;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    /** Of a hall, with its closures from now on. @throws Refusal 404 when there is none */
    @Transactional
    public OpeningHours of(String hall) {
        List<Object[]> rows = db.unwrap(Session.class)
                .createNativeQuery(HOURS + " where code = :hall", Object[].class)
                .setParameter("hall", hall)
                .getResultList();
        if (rows.isEmpty()) {
            throw Refusal.notFound("hall-unknown");
        }
        return opening(rows.getFirst(), rulebooks.current().calendar(), HallClosure.ofWholeHall(hall, clock.instant()));
    }

    /** Of all halls by their codes, in three round trips. */
    @Transactional
    Map<String, OpeningHours> all() {
        var calendar = rulebooks.current().calendar();
        var closed =
                HallClosure.ofWholeHalls(clock.instant()).stream().collect(Collectors.groupingBy(HallClosure::hall));
        List<Object[]> rows = db.unwrap(Session.class)
                .createNativeQuery(HOURS, Object[].class)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> (String) row[0],
                        row -> opening(row, calendar, closed.getOrDefault((String) row[0], List.of()))));
    }

    private OpeningHours opening(Object[] cells, WorkingCalendar calendar, List<HallClosure> closures) {
        var spans = closures.stream().map(HallClosure::span).toList();
        return new OpeningHours(hours(cells), calendar, spans, clock.getZone());
    }

    private Map<Days, List<Window>> hours(Object[] cells) {
        try {
            var given = json.readerFor(Plan.Hours.class).<Plan.Hours>readValue((String) cells[1]);
            var hours = new EnumMap<Days, List<Window>>(Days.class);
            put(hours, Days.WORKING, given.working());
            put(hours, Days.SATURDAY, given.saturday());
            put(hours, Days.SUNDAY, given.sunday());
            put(hours, Days.HOLIDAY, given.holiday());
            if (hours.isEmpty()) {
                put(hours, Days.WORKING, List.of(List.of((String) cells[2], (String) cells[3])));
            }
            return hours;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("hours that were written cannot be read", e);
        }
    }

    private static void put(Map<Days, List<Window>> hours, Days days, @Nullable List<List<String>> windows) {
        if (windows != null && !windows.isEmpty()) {
            hours.put(
                    days,
                    windows.stream()
                            .map(ends -> new Window(LocalTime.parse(ends.getFirst()), LocalTime.parse(ends.getLast())))
                            .toList());
        }
    }
}
