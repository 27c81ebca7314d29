package cn.hotline.hall;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
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

    @Nullable
    String phone;

    int floors;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    protected Hall() {}

    /** WGS 84 degrees. */
    public record Location(
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double lon,
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat) {}

    /** As visitors see it. */
    public record View(
            String code,
            String name,
            @Nullable String region,
            String address,
            Location location,
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

    static Hall held(String code) {
        return findById(code, LockModeType.PESSIMISTIC_WRITE);
    }

    void describe(HallEntry entry) {
        name = entry.name();
        nameEn = entry.nameEn();
        region = entry.region();
        address = entry.address();
        lon = entry.location().lon();
        lat = entry.location().lat();
        phone = entry.phone();
    }

    HallEntry entry() {
        return new HallEntry(name, nameEn, region, address, new Location(lon, lat), phone);
    }

    private View view(boolean english) {
        return new View(code, english ? nameEn : name, region, address, new Location(lon, lat), phone);
    }
}
