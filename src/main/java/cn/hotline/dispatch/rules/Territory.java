package cn.hotline.dispatch.rules;

import cn.hotline.catalogue.Unit;
import cn.hotline.catalogue.UnitCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who governs a place.
 *
 * @param district code of the unit
 * @param street code of the unit; none where only the district is known
 */
record Territory(@Nullable String district, @Nullable String street) {

    static final Territory NOWHERE = new Territory(null, null);

    private static final int DISTRICT_DIGITS = 6;

    /** The divisions whose units govern a place, for the look-up of these. */
    static List<String> divisions(@Nullable String region) {
        if (region == null) {
            return List.of();
        }
        return region.length() <= DISTRICT_DIGITS
                ? List.of(region)
                : List.of(region.substring(0, DISTRICT_DIGITS), region);
    }

    /** @param units among which those of the place are sought */
    static Territory of(@Nullable String region, List<UnitCard> units) {
        var divisions = divisions(region);
        return divisions.isEmpty()
                ? NOWHERE
                : new Territory(
                        first(units, Unit.Kind.DISTRICT, divisions.getFirst()),
                        first(units, Unit.Kind.STREET, divisions.getLast()));
    }

    @Nullable
    String governedBy(Rule.Local local) {
        return switch (local) {
            case DISTRICT -> district;
            case STREET -> street;
        };
    }

    private static @Nullable String first(List<UnitCard> units, Unit.Kind kind, String region) {
        for (var unit : units) {
            if (unit.kind() == kind && region.equals(unit.region())) {
                return unit.code();
            }
        }
        return null;
    }
}
