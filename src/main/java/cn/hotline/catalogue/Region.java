package cn.hotline.catalogue;

import cn.hotline.platform.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A division (区划) by its code: 6 digits down to the district, 9 to the street (GB/T 2260, GB/T 10114). */
public final class Region {

    /** How far down. */
    public enum Level {
        CITY,
        DISTRICT,
        STREET;

        @Nullable
        Level above() {
            return switch (this) {
                case CITY -> null;
                case DISTRICT -> CITY;
                case STREET -> DISTRICT;
            };
        }
    }

    /** As a list shows it. */
    public record View(
            String code, String name, Level level, @Nullable String parent) {}

    private Region() {}

    /** All of today, parents before children. */
    public static List<View> views() {
        return Forest.today(CatalogueKind.REGION).map((code, content) -> {
            var region = (RegionContent) content;
            return new View(code, region.name(), region.level(), region.parent());
        });
    }

    /** Those of the codes that there are, in one query. */
    public static Set<String> knownAmong(Collection<String> codes) {
        return CatalogueVersion.known(CatalogueKind.REGION, codes, Today.date());
    }

    /** @throws Refusal 422 when there is none, or it is retired: then it names who took over */
    public static @Nullable String known(String field, @Nullable String code) {
        if (code == null) {
            return null;
        }
        var region = CatalogueVersion.on(Today.date(), CatalogueKind.REGION, code)
                .map(CatalogueVersion::read)
                .orElseThrow(() -> Refusal.invalid(field, "region-unknown"));
        if (region.retired()) {
            throw Refusal.invalid(field, "region-retired", String.join(", ", region.replacedBy()));
        }
        return code;
    }
}
