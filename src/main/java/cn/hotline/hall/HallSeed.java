package cn.hotline.hall;

import cn.hotline.platform.Seeds;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the city's halls in at the first start. */
@Singleton
public class HallSeed {

    private final Seeds seeds;

    HallSeed(Seeds seeds) {
        this.seeds = seeds;
    }

    record Hours(String open, String close) {}

    record HallRow(
            String code,
            String name,
            String nameEn,
            @Nullable String region,
            String address,
            double lon,
            double lat,
            Hours hours,
            @Nullable String phone,
            int floors) {}

    @Transactional
    void seed(@Observes @Priority(2100) StartupEvent start) {
        var rows = seeds.rows("halls.json", new TypeReference<List<HallRow>>() {});
        if (Hall.count() > 0) {
            return;
        }
        for (var row : rows) {
            var hall = new Hall();
            hall.code = row.code();
            hall.name = row.name();
            hall.nameEn = row.nameEn();
            hall.region = row.region();
            hall.address = row.address();
            hall.lon = row.lon();
            hall.lat = row.lat();
            hall.opensAt = row.hours().open();
            hall.closesAt = row.hours().close();
            hall.phone = row.phone();
            hall.floors = row.floors();
            hall.persist();
        }
    }
}
