package cn.hotline.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What entries of one kind say of another: a matter's unit, a unit's region. Nothing is ever deleted, so what is known stays known. */
final class References {

    private final LocalDate day;

    References(LocalDate day) {
        this.day = day;
    }

    List<Fault> faults(Map<String, Content> contents) {
        var faults = new ArrayList<Fault>();
        demandKnown(contents, CatalogueKind.UNIT, References::unit, faults);
        demandKnown(contents, CatalogueKind.REGION, References::region, faults);
        return faults;
    }

    private static @Nullable String unit(Content content) {
        return content instanceof MatterContent matter ? matter.unit() : null;
    }

    private static @Nullable String region(Content content) {
        return content instanceof UnitContent unit ? unit.region() : null;
    }

    private void demandKnown(
            Map<String, Content> contents,
            CatalogueKind kind,
            Function<Content, @Nullable String> reference,
            List<Fault> faults) {
        var codes = contents.values().stream()
                .map(reference)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var known = CatalogueVersion.known(kind, codes, day);
        contents.forEach((code, content) -> {
            var named = reference.apply(content);
            if (named != null && !known.contains(named)) {
                boolean unit = kind == CatalogueKind.UNIT;
                faults.add(Fault.of(code, unit ? "unit" : "region", unit ? "unit-unknown" : "region-unknown"));
            }
        });
    }
}
