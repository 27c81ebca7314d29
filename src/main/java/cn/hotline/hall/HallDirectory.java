package cn.hotline.hall;

import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Halls as visitors look for them. */
@ApplicationScoped
public class HallDirectory {

    private static final Duration CLOSURES_AHEAD = Duration.ofDays(60);

    private final Openings openings;
    private final Closures closures;
    private final Plans plans;
    private final EntityManager db;
    private final Clock clock;

    HallDirectory(Openings openings, Closures closures, Plans plans, EntityManager db, Clock clock) {
        this.openings = openings;
        this.closures = closures;
        this.plans = plans;
        this.db = db;
        this.clock = clock;
    }

    /**
     * One of all halls.
     *
     * @param opensAt on working days, as {@code closesAt}
     * @param opensNext when it is shut and will open within two months
     */
    public record Card(
            String code,
            String name,
            @Nullable String region,
            String address,
            Hall.Location location,
            @Nullable String opensAt,
            @Nullable String closesAt,
            @Nullable String phone,
            int capacity,
            boolean openNow,
            @Nullable Instant opensNext,
            List<ServiceLine.View> services) {

        static Card of(Hall.View hall, int capacity, Opening opening, List<ServiceLine.View> services) {
            var usual = opening.usual();
            return new Card(
                    hall.code(),
                    hall.name(),
                    hall.region(),
                    hall.address(),
                    hall.location(),
                    usual.map(window -> window.from().toString()).orElse(null),
                    usual.map(OpeningHours.Window::to).orElse(null),
                    hall.phone(),
                    capacity,
                    opening.now(),
                    opening.next(),
                    services);
        }
    }

    /** Whether it is open, and if not, when it will be. */
    record Opening(
            Optional<OpeningHours.Window> usual,
            boolean now,
            @Nullable Instant next) {

        static Opening at(OpeningHours hours, Instant now) {
            return hours.isOpen(now)
                    ? new Opening(hours.usual(), true, null)
                    : new Opening(hours.usual(), false, hours.nextOpening(now).orElse(null));
        }
    }

    /** A part of a floor. */
    public record ZoneView(String code, int floor, String name) {}

    /** One hall with all a visitor wants to know before they come. */
    public record Detail(
            Card hall,
            int floors,
            Plan.Hours hours,
            List<ZoneView> zones,
            List<Counter.View> counters,
            List<HallClosure.View> closures) {}

    /** In six round trips, however many halls there are. */
    @Transactional
    public List<Card> all(boolean english) {
        var hours = openings.all();
        var capacities = capacities();
        var services = ServiceLine.<ServiceLine>list("not retired order by hall, position, code").stream()
                .collect(Collectors.groupingBy(
                        line -> line.hall, Collectors.mapping(line -> line.view(english), Collectors.toList())));
        var now = clock.instant();
        return Hall.views(english).stream()
                .filter(hall -> hours.containsKey(hall.code()))
                .map(hall -> Card.of(
                        hall,
                        capacities.getOrDefault(hall.code(), 0),
                        Opening.at(Objects.requireNonNull(hours.get(hall.code())), now),
                        services.getOrDefault(hall.code(), List.of())))
                .toList();
    }

    /** @throws Refusal 404 when there is no such hall */
    @Transactional
    public Detail one(String code, boolean english) {
        var hall = Hall.named(code, english).orElseThrow(() -> Refusal.notFound("hall-unknown"));
        var plan = plans.read(code).plan();
        var now = clock.instant();
        var services =
                ServiceLine.of(code).stream().map(line -> line.view(english)).toList();
        var card = Card.of(hall, plan.capacity(), Opening.at(openings.of(code), now), services);
        return new Detail(
                card,
                plan.floors(),
                plan.hours(),
                plan.zones().stream()
                        .map(zone -> new ZoneView(zone.code(), zone.floor(), english ? zone.nameEn() : zone.name()))
                        .toList(),
                Counter.of(code).stream().map(counter -> counter.view(english)).toList(),
                closures.covering(code, now, now.plus(CLOSURES_AHEAD), english));
    }

    private Map<String, Integer> capacities() {
        List<?> rows = db.createNativeQuery("select code, capacity from hall", Object[].class)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).intValue()));
    }
}
