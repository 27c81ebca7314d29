package cn.hotline.hall;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
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
                .map(hall -> hall.view(english))
                .toList();
    }

    /** Of all halls. */
    public static List<String> codes() {
        return views(false).stream().map(View::code).toList();
    }

    /** Of this code, if there is one. */
    public static Optional<View> named(String code, boolean english) {
        return Hall.<Hall>findByIdOptional(code).map(hall -> hall.view(english));
    }

    private View view(boolean english) {
        return new View(
                code, english ? nameEn : name, region, address, new Location(lon, lat), opensAt, closesAt, phone);
    }
}
