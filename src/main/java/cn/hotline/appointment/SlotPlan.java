package cn.hotline.appointment;

import cn.hotline.hall.OpeningHours;
import cn.hotline.hall.OpeningHours.Days;
import cn.hotline.supervision.calendar.CountedDay;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The days that are published, and when a hall is open on them, as the statements of publishing take it. */
record SlotPlan(List<CountedDay> days, OpeningHours hours) {

    /** The same for the same days of the same kinds. */
    static String named(List<CountedDay> days) {
        return days.stream().map(day -> day.date() + " " + Days.of(day)).collect(Collectors.joining(","));
    }

    Query query(EntityManager db, String sql, Clock clock) {
        return db.createNativeQuery(sql)
                .setParameter("now", clock.instant())
                .setParameter("zone", clock.getZone().getId())
                .setParameter("days", texts(days, CountedDay::date))
                .setParameter("kinds", texts(days, Days::of))
                .setParameter("opens", open(OpeningHours.Span::from))
                .setParameter("closes", open(OpeningHours.Span::until));
    }

    private String[] open(Function<OpeningHours.Span, Instant> end) {
        return texts(
                days.stream().flatMap(day -> hours.spans(day.date()).stream()).toList(), end);
    }

    private static <T> String[] texts(List<T> values, Function<T, ?> part) {
        return values.stream().map(part).map(Object::toString).toArray(String[]::new);
    }
}
