package cn.hotline.supervision.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Working time as the State Council's notices make it (domain §3): holidays off, make-up weekends worked; a year without a notice
 * has weekends only and is provisional. Pure and immutable: the same question always has the same answer.
 */
public final class WorkingCalendar {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Map<LocalDate, NoticeDay> named = new HashMap<>();
    private final Set<Integer> announced;
    private final Hours hours;

    /** Where two notices name a day, the later year's holds: it was written later. */
    WorkingCalendar(Collection<Notice> notices, Hours hours) {
        notices.stream()
                .sorted(Comparator.comparingInt(Notice::year))
                .flatMap(notice -> notice.days().stream())
                .forEach(day -> named.put(day.date(), day));
        this.announced = notices.stream().map(Notice::year).collect(Collectors.toUnmodifiableSet());
        this.hours = hours;
    }

    /** When a limit that starts to run then is over; working days end at the close of the last one. */
    public Instant end(Instant start, Limit limit) {
        return switch (limit.unit()) {
            case WORKING_DAYS -> at(workingDayAfter(date(start), limit.amount()), hours.close());
            case WORKING_MINUTES -> later(start, limit.amount() * 60L);
            case MINUTES -> start.plus(Duration.ofMinutes(limit.amount()));
        };
    }

    /** The first instant at which that much working time has passed since; with none to pass, the instant itself. */
    public Instant later(Instant at, long workingSeconds) {
        if (workingSeconds < 0) {
            throw new IllegalArgumentException("working time does not run backwards");
        }
        var left = Duration.ofSeconds(workingSeconds);
        if (left.isZero()) {
            return at;
        }
        for (var day = date(at); ; day = workingDayAfter(day, 1)) {
            for (var window : windows(day)) {
                var from = latest(at, at(day, window.from()));
                var room = Duration.between(from, at(day, window.to()));
                if (room.compareTo(left) >= 0) {
                    return from.plus(left);
                }
                left = room.isPositive() ? left.minus(room) : left;
            }
        }
    }

    /** Whole working seconds between two instants, negative when they stand the other way round; adds up over parts. */
    public long workingSeconds(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return -workingSeconds(to, from);
        }
        var first = from.truncatedTo(ChronoUnit.SECONDS);
        var last = to.truncatedTo(ChronoUnit.SECONDS);
        long seconds = 0;
        for (var day = date(first); !day.isAfter(date(last)); day = day.plusDays(1)) {
            for (var window : windows(day)) {
                var begin = latest(first, at(day, window.from()));
                var end = earliest(last, at(day, window.to()));
                seconds += Math.max(0, Duration.between(begin, end).toSeconds());
            }
        }
        return seconds;
    }

    /** The same time of day that many working days earlier. */
    public Instant beforeDays(Instant at, int workingDays) {
        var local = at.atZone(ZONE);
        var day = local.toLocalDate();
        for (int left = workingDays; left > 0; left -= isWorking(day) ? 1 : 0) {
            day = day.minusDays(1);
        }
        return at(day, local.toLocalTime());
    }

    /** The opening of the first working day after the day of that instant. */
    public Instant nextOpening(Instant at) {
        return at(workingDayAfter(date(at), 1), hours.opening());
    }

    /** Working time of one working day. */
    public long secondsOfDay() {
        return hours.windows().stream()
                .mapToLong(
                        window -> Duration.between(window.from(), window.to()).toSeconds())
                .sum();
    }

    /** When a day closes, worked or not. */
    public Instant close(LocalDate day) {
        return at(day, hours.close());
    }

    /** The instant itself, or the end of the night it lies in: nobody is warned at night. */
    public Instant awake(Instant at) {
        var local = at.atZone(ZONE);
        if (!hours.isNight(local.toLocalTime())) {
            return at;
        }
        var morning = at(local.toLocalDate(), hours.night().to());
        return morning.isAfter(at)
                ? morning
                : at(local.toLocalDate().plusDays(1), hours.night().to());
    }

    /** Whether a day from one to the other lies in a year whose notice is not out yet. */
    public boolean isProvisional(Instant from, Instant to) {
        for (int year = date(from).getYear(); year <= date(to).getYear(); year++) {
            if (!announced.contains(year)) {
                return true;
            }
        }
        return false;
    }

    /** Each day from the one to the other, both included, as the calendar counts it. */
    public List<CountedDay> days(Instant from, Instant to) {
        var first = date(from);
        return first.isAfter(date(to))
                ? List.of()
                : first.datesUntil(date(to).plusDays(1)).map(this::day).toList();
    }

    /** Whole working minutes of a day that lie between the two. */
    long minutesOn(LocalDate day, Instant from, Instant to) {
        var begin = latest(from, at(day, LocalTime.MIN));
        return workingSeconds(begin, earliest(to, at(day, LocalTime.MAX))) / 60;
    }

    private CountedDay day(LocalDate date) {
        var note = named.get(date);
        return new CountedDay(
                date, kind(date, note), note == null ? null : note.name(), !announced.contains(date.getYear()));
    }

    private static CountedDay.Kind kind(LocalDate date, @Nullable NoticeDay note) {
        if (note != null && note.off()) {
            return CountedDay.Kind.HOLIDAY;
        }
        if (!NoticeDay.isWeekend(date)) {
            return CountedDay.Kind.WORKING;
        }
        return note == null ? CountedDay.Kind.WEEKEND : CountedDay.Kind.MAKE_UP;
    }

    private boolean isWorking(LocalDate date) {
        var note = named.get(date);
        return note == null ? !NoticeDay.isWeekend(date) : !note.off();
    }

    private LocalDate workingDayAfter(LocalDate date, int count) {
        var day = date;
        for (int left = count; left > 0; left -= isWorking(day) ? 1 : 0) {
            day = day.plusDays(1);
        }
        return day;
    }

    private List<Window> windows(LocalDate day) {
        return isWorking(day) ? hours.windows() : List.of();
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
