package cn.hotline.hall.queue;

import cn.hotline.hall.Hall;
import cn.hotline.hall.Openings;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How busy a hall is. */
@Singleton
class Loads {

    private final Standings standings;
    private final Openings openings;

    Loads(Standings standings, Openings openings) {
        this.standings = standings;
        this.openings = openings;
    }

    /** People in the hall, of those it takes: below half, below three quarters, less than all, all. */
    public enum Gauge {
        LOW,
        MODERATE,
        HIGH,
        FULL;

        static Gauge of(int people, int capacity) {
            if (people >= capacity) {
                return FULL;
            }
            return people * 4 >= capacity * 3 ? HIGH : people * 2 >= capacity ? MODERATE : LOW;
        }
    }

    /** @param waitSeconds of somebody who comes now; none while no counter that calls can serve them, or the hall is shut */
    public record Line(
            String service,
            String name,
            int waiting,
            @Nullable Integer waitSeconds) {}

    /** The whole hall. */
    public record Load(Instant at, int people, int capacity, Gauge gauge, List<Line> services) {}

    /** @throws Refusal 404 where there is no such hall */
    Load of(String hall, boolean english) {
        if (Hall.named(hall, english).isEmpty()) {
            throw Refusal.notFound("hall-unknown");
        }
        var standing = standings.recent(hall);
        var services = ServiceLine.of(hall);
        var waits = openings.of(hall).isOpen(standing.now())
                ? standing.waits(services.stream().map(ServiceLine::code).toList())
                : Map.<String, Integer>of();
        var lines = services.stream()
                .map(service -> new Line(
                        service.code(),
                        service.name(english),
                        standing.waiting(service.code()),
                        waits.get(service.code())))
                .toList();
        int people = standing.open().size();
        return new Load(standing.now(), people, standing.capacity(), Gauge.of(people, standing.capacity()), lines);
    }
}
