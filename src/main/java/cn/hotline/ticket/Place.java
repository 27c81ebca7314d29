package cn.hotline.ticket;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Where it happened.
 *
 * @param region code of the division, 6 or 9 digits
 * @param lon WGS 84 degrees, with {@code lat} or not at all
 */
@Embeddable
public record Place(
        @Nullable String region,
        @Nullable String address,
        @Nullable Double lon,
        @Nullable Double lat) {

    public static final Place UNKNOWN = new Place(null, null, null, null);

    /** How the codes of all divisions inside this one begin. */
    public static String divisionPrefix(String division) {
        return Sight.prefix(division);
    }

    Place in(@Nullable String otherRegion) {
        return otherRegion == null ? this : new Place(otherRegion, address, lon, lat);
    }
}
