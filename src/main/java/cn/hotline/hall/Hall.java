package cn.hotline.hall;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service hall (大厅) with its windows. */
@Entity
public class Hall extends PanacheEntityBase {

    @Id
    String code;

    String name;
    String nameEn;

    @Nullable
    String region;

    String address;
    double lon;
    double lat;
    String opensAt;
    String closesAt;

    @Nullable
    String phone;

    int floors;

    @SuppressWarnings("NullAway.Init")
    protected Hall() {}

    /** WGS 84 degrees. */
    public record Location(double lon, double lat) {}

    /** As visitors see it. */
    public record View(
            String code,
            String name,
            @Nullable String region,
            String address,
            Location location,
            String opensAt,
            String closesAt,
            @Nullable String phone) {}

    static List<View> views(boolean english) {
        return Hall.<Hall>list("order by code").stream()
                .map(h -> new View(
                        h.code,
                        english ? h.nameEn : h.name,
                        h.region,
                        h.address,
                        new Location(h.lon, h.lat),
                        h.opensAt,
                        h.closesAt,
                        h.phone))
                .toList();
    }
}
