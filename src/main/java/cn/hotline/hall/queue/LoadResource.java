package cn.hotline.hall.queue;

import cn.hotline.hall.Hall;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.Language;
import cn.hotline.platform.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** How busy a hall is at this moment, for everybody who thinks of going there. */
@Path("/api/citizen/v1/halls/{hall}/load")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class LoadResource {

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

    /** @param waitSeconds of somebody who comes now; none while no open counter can serve them */
    public record Line(
            String service,
            String name,
            int waiting,
            @Nullable Integer waitSeconds) {}

    /** The whole hall. */
    public record Load(Instant at, int people, int capacity, Gauge gauge, List<Line> services) {}

    private final Standings standings;
    private final Language language;

    LoadResource(Standings standings, Language language) {
        this.standings = standings;
        this.language = language;
    }

    @GET
    public Load read(@PathParam("hall") String hall) {
        boolean english = language.messages().isEnglish();
        if (Hall.named(hall, english).isEmpty()) {
            throw Refusal.notFound("hall-unknown");
        }
        var standing = standings.now(hall);
        var lines = ServiceLine.of(hall).stream()
                .map(service -> new Line(
                        service.code(),
                        service.name(english),
                        standing.waiting(service.code()),
                        standing.wait(comer(service.code(), standing.now()))))
                .toList();
        int people = standing.open().size();
        return new Load(standing.now(), people, standing.capacity(), Gauge.of(people, standing.capacity()), lines);
    }

    private static Standing.Open comer(String service, Instant now) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        return new Standing.Open(id, service, QueueState.WAITING, now, null, null, null);
    }
}
