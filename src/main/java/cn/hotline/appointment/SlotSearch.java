package cn.hotline.appointment;

import cn.hotline.platform.Language;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds free slots: halls, the nearest first, with days and times. Two queries, however many slots there are. */
@Singleton
class SlotSearch {

    private static final String CODE = "[A-Za-z0-9-]{1,32}";

    private static final int DAYS = 7;

    private static final String HALLS = """
            select h.code, h.name, h.name_en, s.code, s.name, s.name_en, h.lon, h.lat
            from hall_service s join hall h on h.code = s.hall
            where not s.retired and (s.code = :service or :matter = any (s.matters)) and (:all or s.hall = any(:halls))
            order by h.code, s.position limit 500""";

    private static final String SLOTS = """
            select s.id, s.hall, s.service, s.starts_at, s.ends_at, (
                select count(*) from seat where seat.slot = s.id and not seat.closed
                    and (seat.booking is null or seat.held_until <= :now))
            from slot s
            where s.service = any(:services) and s.hall = any(:halls) and s.day between :first and :last
                and not s.closed and s.starts_at > :now
            order by s.starts_at limit 5000""";

    private final EntityManager db;
    private final Language language;
    private final AppointmentRules rules;
    private final Clock clock;

    SlotSearch(EntityManager db, Language language, AppointmentRules rules, Clock clock) {
        this.db = db;
        this.language = language;
        this.rules = rules;
        this.clock = clock;
    }

    /** WGS 84 degrees; where somebody is, is in no log and in no address. */
    record Point(
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double lon,
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat) {

        @Override
        public String toString() {
            return "Point[]";
        }

        /** On the globe, in metres. */
        int metresTo(double otherLon, double otherLat) {
            double north = Math.toRadians(otherLat - lat) / 2;
            double east = Math.toRadians(otherLon - lon) / 2;
            double half = Math.pow(Math.sin(north), 2)
                    + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(otherLat)) * Math.pow(Math.sin(east), 2);
            return (int) Math.round(2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(half))));
        }
    }

    /** A service, or the matter it is about. */
    record Wish(
            @Nullable @Pattern(regexp = CODE) String service,
            @Nullable @Pattern(regexp = CODE) String matter,
            @Nullable @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = CODE) String> halls,
            @Nullable LocalDate from,
            @Nullable @Min(1) @Max(14) Integer days,
            @Nullable @Valid Point near) {

        boolean hasOneSubject() {
            return (service == null) != (matter == null);
        }
    }

    /** A day's slots in their order; full ones can be waited for. */
    record Day(LocalDate day, List<Slot.View> times) {}

    /** What one hall has. */
    record Found(
            String hall,
            String hallName,
            String service,
            String serviceName,
            @Nullable Integer distanceMetres,
            List<Day> days) {}

    /** The nearest hall first, or by their codes. */
    record Finding(List<Found> halls) {}

    private record Place(
            String hall,
            String hallName,
            String service,
            String serviceName,
            @Nullable Integer metres) {}

    /** @throws Refusal 422 unless it is a service or a matter */
    Finding find(Wish wish) {
        if (!wish.hasOneSubject()) {
            throw Refusal.invalid("service", "slot-search-one");
        }
        Slots.demandNear("from", wish.from(), LocalDate.ofInstant(clock.instant(), clock.getZone()));
        var places = places(wish);
        if (places.isEmpty()) {
            return new Finding(List.of());
        }
        var slots = slots(wish, places);
        return new Finding(places.stream()
                .map(place -> new Found(
                        place.hall(),
                        place.hallName(),
                        place.service(),
                        place.serviceName(),
                        place.metres(),
                        days(slots.getOrDefault(place.hall() + ":" + place.service(), List.of()))))
                .toList());
    }

    private List<Place> places(Wish wish) {
        var halls = Objects.requireNonNullElse(wish.halls(), List.of(""));
        List<?> rows = db.createNativeQuery(HALLS, Object[].class)
                .setParameter("service", Objects.requireNonNullElse(wish.service(), ""))
                .setParameter("matter", Objects.requireNonNullElse(wish.matter(), ""))
                .setParameter("all", wish.halls() == null)
                .setParameter("halls", halls.toArray(String[]::new))
                .getResultList();
        boolean english = language.messages().isEnglish();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> place(row, wish.near(), english))
                .sorted(Comparator.comparingInt(place -> Objects.requireNonNullElse(place.metres(), 0)))
                .limit(rules.hallsFound())
                .toList();
    }

    private static Place place(Object[] row, @Nullable Point near, boolean english) {
        return new Place(
                (String) row[0],
                (String) row[english ? 2 : 1],
                (String) row[3],
                (String) row[english ? 5 : 4],
                near == null ? null : near.metresTo((double) row[6], (double) row[7]));
    }

    private Map<String, List<Slot.View>> slots(Wish wish, List<Place> places) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var first = wish.from() == null || wish.from().isBefore(today) ? today : wish.from();
        List<?> rows = db.createNativeQuery(SLOTS, Object[].class)
                .setParameter("now", now)
                .setParameter(
                        "services",
                        places.stream().map(Place::service).distinct().toArray(String[]::new))
                .setParameter(
                        "halls", places.stream().map(Place::hall).distinct().toArray(String[]::new))
                .setParameter("first", first)
                .setParameter("last", first.plusDays(Objects.requireNonNullElse(wish.days(), DAYS) - 1L))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(FreeSlots::view)
                .collect(Collectors.groupingBy(slot -> slot.hall() + ":" + slot.service()));
    }

    private List<Day> days(List<Slot.View> slots) {
        return slots.stream()
                .collect(Collectors.groupingBy(
                        slot -> LocalDate.ofInstant(slot.startsAt(), clock.getZone()),
                        TreeMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }
}
