package cn.hotline.hall;

import cn.hotline.supervision.calendar.CountedDay;
import cn.hotline.supervision.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a hall is open: by kind of day, as the working calendar counts it (a weekend that is worked is a working day, a holiday is
 * not), but for its closures. Pure and immutable.
 */
public final class OpeningHours {

    /** Longer than any holiday; who asks further gets no answer. */
    private static final int DAYS_AHEAD = 60;

    /** What hours are kept by. */
    public enum Days {
        WORKING,
        SATURDAY,
        SUNDAY,
        HOLIDAY
    }

    /**
     * From a time of day to another.
     *
     * @param until midnight for the end of the day
     */
    public record Window(LocalTime from, LocalTime until) {

        private static final String DAY_END = "24:00";

        /** As plans write them. */
        public static Window of(String from, String to) {
            return new Window(LocalTime.parse(from), to.equals(DAY_END) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
        }

        public boolean holds(Window other) {
            return !other.from.isBefore(from) && other.end() <= end();
        }

        public boolean overlaps(Window other) {
            return from.toSecondOfDay() < other.end() && other.from.toSecondOfDay() < end();
        }

        public Duration length() {
            return Duration.ofSeconds(end() - from.toSecondOfDay());
        }

        /** As plans write it. */
        String to() {
            return isToMidnight() ? DAY_END : until.toString();
        }

        private int end() {
            return isToMidnight() ? (int) Duration.ofDays(1).toSeconds() : until.toSecondOfDay();
        }

        private boolean isToMidnight() {
            return until.equals(LocalTime.MIDNIGHT);
        }
    }

    /** From one instant to another, the second not included. */
    public record Span(Instant from, Instant until) {

        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    private final Map<Days, List<Window>> hours;
    private final WorkingCalendar calendar;
    private final List<Span> closed;
    private final ZoneId zone;

    OpeningHours(Map<Days, List<Window>> hours, WorkingCalendar calendar, List<Span> closed, ZoneId zone) {
        this.hours = Map.copyOf(hours);
        this.calendar = calendar;
        this.closed = List.copyOf(closed);
        this.zone = zone;
    }

    public boolean isOpen(Instant at) {
        return isPlanned(at) && closed.stream().noneMatch(span -> span.covers(at));
    }

    /** The first instant not before that at which it is open, which may be that itself. */
    public Optional<Instant> nextOpening(Instant at) {
        var candidates = Stream.concat(
                Stream.of(at),
                Stream.concat(
                        closed.stream().map(Span::until),
                        day(at).datesUntil(day(at).plusDays(DAYS_AHEAD))
                                .flatMap(day -> spans(day).stream())
                                .map(Span::from)));
        return candidates
                .filter(instant -> !instant.isBefore(at))
                .sorted()
                .filter(this::isOpen)
                .findFirst();
    }

    /** When it is planned to be open on a day, closures left aside. */
    public List<Span> spans(LocalDate day) {
        return hours.getOrDefault(kind(day), List.of()).stream()
                .map(window -> new Span(
                        at(day, window.from()), at(window.isToMidnight() ? day.plusDays(1) : day, window.until())))
                .toList();
    }

    /** From the first to the last hour, on working days if it is open then. */
    Optional<Window> usual() {
        return Stream.of(Days.values())
                .flatMap(days -> Stream.ofNullable(hours.get(days)))
                .findFirst()
                .map(windows ->
                        new Window(windows.getFirst().from(), windows.getLast().until()));
    }

    private boolean isPlanned(Instant at) {
        return spans(day(at)).stream().anyMatch(span -> span.covers(at));
    }

    private Days kind(LocalDate day) {
        var noon = at(day, LocalTime.NOON);
        var counted = calendar.days(noon, noon).getFirst();
        if (counted.isWorking()) {
            return Days.WORKING;
        }
        if (counted.kind() == CountedDay.Kind.HOLIDAY) {
            return Days.HOLIDAY;
        }
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? Days.SATURDAY : Days.SUNDAY;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
