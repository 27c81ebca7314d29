package cn.hotline.supervision.calendar;

import cn.hotline.platform.Refusal;
import cn.hotline.supervision.calendar.CalendarNotice.Announced;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes in the notices of the years and shows them. */
@ApplicationScoped
public class Calendars {

    private static final int VERSIONS_SHOWN = 50;

    private final Rulebooks rulebooks;
    private final Event<CalendarChanged> changed;
    private final Clock clock;

    Calendars(Rulebooks rulebooks, Event<CalendarChanged> changed, Clock clock) {
        this.rulebooks = rulebooks;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Takes in a year's notice, or a correction of it as a further version; one that says nothing new changes nothing. Who observes
     * {@link CalendarChanged} hears of it once it is committed.
     *
     * @throws Refusal 422 naming each day that cannot be right
     */
    public CalendarYear announce(int year, NoticeInput input, String by) {
        if (year < Notice.FIRST_YEAR || year > thisYear() + 1) {
            throw Refusal.invalid("year", "notice-year", Notice.FIRST_YEAR + "", thisYear() + 1 + "");
        }
        var notice = Notice.checked(year, input.days());
        var announced = new Announced(input.source(), by, clock.instant());
        QuarkusTransaction.requiringNew().call(() -> write(notice, announced)).ifPresent(this::tell);
        return year(year, null);
    }

    /** Years that have a notice, and this year and the next in any case. */
    @Transactional
    public List<CalendarYear.Summary> years() {
        var newest = CalendarNotice.asOf(rulebooks.current().calendarVersion()).stream()
                .collect(Collectors.toMap(CalendarNotice::year, notice -> notice));
        return IntStream.concat(
                        newest.keySet().stream().mapToInt(Integer::intValue),
                        IntStream.rangeClosed(thisYear(), thisYear() + 1))
                .distinct()
                .sorted()
                .mapToObj(year -> CalendarYear.Summary.of(year, newest.get(year)))
                .toList();
    }

    /** @throws Refusal 404 for a version that is not there */
    @Transactional
    public CalendarYear year(int year, @Nullable Integer version) {
        var versions = CalendarNotice.versions(year, VERSIONS_SHOWN);
        if (version == null && versions.isEmpty()) {
            return CalendarYear.provisional(year);
        }
        var shown = version == null ? Optional.of(versions.getFirst()) : CalendarNotice.find(year, version);
        return CalendarYear.of(shown.orElseThrow(() -> Refusal.notFound("not-found")), versions);
    }

    @Transactional
    public Explanation explain(Instant start, Limit limit) {
        return Explanation.of(rulebooks.current().calendar(), start, limit);
    }

    /** @return the calendar it made, none if nothing is new */
    Optional<Integer> write(Notice notice, Announced announced) {
        var edition = rulebooks.take();
        var before = CalendarNotice.newest(notice.year());
        if (before.filter(known -> known.says(notice, announced.source())).isPresent()) {
            return Optional.empty();
        }
        int calendar = edition.calendar() + 1;
        int version = before.map(known -> known.version() + 1).orElse(1);
        new CalendarNotice(calendar, version, notice, announced).persist();
        rulebooks.move(new Rulebooks.Edition(calendar, edition.policies()));
        return Optional.of(calendar);
    }

    /** Outside the transaction that brought it in. */
    void tell(int calendar) {
        changed.fire(new CalendarChanged(calendar));
    }

    private int thisYear() {
        return clock.instant().atZone(clock.getZone()).getYear();
    }
}
