package cn.hotline.hall;

import cn.hotline.hall.OpeningHours.Days;
import cn.hotline.hall.OpeningHours.Window;
import cn.hotline.platform.Refusal;
import cn.hotline.supervision.calendar.Rulebooks;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When halls are open, as their plans, their closures and the working calendar have it together. */
@ApplicationScoped
public class Openings {

    private static final int MAX_CLOSURES = 1000;

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
        var hours = all().get(hall);
        if (hours == null) {
            throw Refusal.notFound("hall-unknown");
        }
        return hours;
    }

    /** Of all halls by their codes, in three round trips. */
    @Transactional
    Map<String, OpeningHours> all() {
        var calendar = rulebooks.current().calendar();
        var closed = HallClosure.ahead(clock.instant(), MAX_CLOSURES).stream()
                .filter(HallClosure::isOfWholeHall)
                .collect(Collectors.groupingBy(
                        HallClosure::hall, Collectors.mapping(HallClosure::span, Collectors.toList())));
        List<?> rows = db.createNativeQuery("select code, cast(hours as text) from hall", Object[].class)
                .getResultList();
        var all = new HashMap<String, OpeningHours>();
        for (var row : rows) {
            var cells = (Object[]) row;
            var hall = (String) cells[0];
            var hours = hours((String) cells[1]);
            all.put(hall, new OpeningHours(hours, calendar, closed.getOrDefault(hall, List.of()), clock.getZone()));
        }
        return all;
    }

    private Map<Days, List<Window>> hours(String text) {
        try {
            var given = json.readerFor(Plan.Hours.class).<Plan.Hours>readValue(text);
            var hours = new EnumMap<Days, List<Window>>(Days.class);
            put(hours, Days.WORKING, given.working());
            put(hours, Days.SATURDAY, given.saturday());
            put(hours, Days.SUNDAY, given.sunday());
            put(hours, Days.HOLIDAY, given.holiday());
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
                            .map(ends -> Window.of(ends.getFirst(), ends.getLast()))
                            .toList());
        }
    }
}
