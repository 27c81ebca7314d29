package cn.hotline.supervision.calendar;

import cn.hotline.supervision.calendar.CalendarNotice.Announced;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Brings in the notices that come with the program, for the years of which nothing is known yet. */
@Singleton
public class CalendarSeed {

    private static final Logger LOG = Logger.getLogger(CalendarSeed.class);

    private static final int FIRST = 2018;
    private static final int LAST = 2026;

    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Calendars calendars;
    private final Rulebooks rulebooks;
    private final Clock clock;

    CalendarSeed(Calendars calendars, Rulebooks rulebooks, Clock clock) {
        this.calendars = calendars;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    record VendoredDay(String name, String date, boolean isOffDay) {}

    record Vendored(int year, List<String> papers, List<VendoredDay> days) {
        /** The notice of 2020 names a Monday on which work began again; it is a working day like any other. */
        Notice notice() {
            return new Notice(
                    year,
                    days.stream()
                            .map(day -> new NoticeDay(LocalDate.parse(day.date()), day.name(), day.isOffDay()))
                            .filter(day -> day.off() || day.isOnWeekend())
                            .toList());
        }
    }

    void seed(@Observes @Priority(2000) StartupEvent start) {
        QuarkusTransaction.requiringNew().call(this::bringInMissing).ifPresent(calendars::tell);
    }

    private Optional<Integer> bringInMissing() {
        rulebooks.take();
        Optional<Integer> calendar = Optional.empty();
        for (int year = FIRST; year <= LAST; year++) {
            if (CalendarNotice.newest(year).isEmpty()) {
                var vendored = read(year);
                var source = String.join(" ", vendored.papers());
                calendar = calendars.write(vendored.notice(), new Announced(source, "hotline", clock.instant()));
                LOG.infof("Notice of holidays brought in: %d", year);
            }
        }
        return calendar;
    }

    private Vendored read(int year) {
        var name = "holidays/" + year + ".json";
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return json.readValue(in, Vendored.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
