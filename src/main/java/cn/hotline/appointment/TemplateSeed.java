package cn.hotline.appointment;

import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.Seeds;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Brings the city's templates of slots in at the first start, after its halls. */
@Singleton
class TemplateSeed {

    private static final String FILE = "slot-templates.json";

    private final Seeds seeds;
    private final Clock clock;

    TemplateSeed(Seeds seeds, Clock clock) {
        this.seeds = seeds;
        this.clock = clock;
    }

    record Row(String hall, String service, List<SlotWindow> windows) {}

    @Transactional
    void seed(@Observes @Priority(2200) StartupEvent start) {
        if (!seeds.has(FILE)) {
            return;
        }
        var rows = seeds.rows(FILE, new TypeReference<List<Row>>() {});
        if (SlotTemplate.count() > 0) {
            return;
        }
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        // Staff of a city that was there before its templates may have planned other services.
        rows.removeIf(row -> ServiceLine.of(row.hall()).stream()
                .noneMatch(service -> service.code().equals(row.service())));
        for (var row : rows) {
            var place = new SlotTemplate.Place(row.hall(), row.service(), today);
            new SlotTemplate(place, 1, row.windows(), new SlotTemplate.Making("system:seed", now)).persist();
        }
    }
}
