package cn.hotline.catalogue;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What dispatching has to know of a unit. */
public record UnitCard(
        String code, String name, Unit.Kind kind, @Nullable String region) {

    private static UnitCard of(String code, Content content) {
        var unit = (UnitContent) content;
        return new UnitCard(code, unit.name(), unit.kind(), unit.region());
    }

    /** Of all units that may handle tickets, in the order of the tree. */
    public static List<UnitCard> all() {
        return Forest.today(CatalogueKind.UNIT).map(UnitCard::of).stream()
                .filter(UnitCard::mayHandle)
                .toList();
    }

    /** Of those with these codes that may handle tickets, in one query; retired ones too, since others take over from them. */
    public static List<UnitCard> among(Collection<String> codes) {
        return CatalogueVersion.on(Today.date(), CatalogueKind.UNIT, codes).stream()
                .map(version -> of(version.code, version.read()))
                .filter(UnitCard::mayHandle)
                .toList();
    }

    /** Of the streets and districts whose own region is one of these, in one query. */
    public static List<UnitCard> governing(Collection<String> regions) {
        return CatalogueVersion.unitsIn(regions, Today.date()).stream()
                .filter(version -> !version.read().retired())
                .map(version -> of(version.code, version.read()))
                .filter(unit -> unit.kind() == Unit.Kind.STREET || unit.kind() == Unit.Kind.DISTRICT)
                .toList();
    }

    private boolean mayHandle() {
        return kind != Unit.Kind.CENTRE;
    }
}
