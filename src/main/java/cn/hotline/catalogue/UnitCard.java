package cn.hotline.catalogue;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What dispatching has to know of a unit. */
public record UnitCard(
        String code, String name, Unit.Kind kind, @Nullable String region) {

    private static UnitCard of(Unit unit) {
        return new UnitCard(unit.code, unit.name, unit.kind, unit.region);
    }

    /** Of all units that may handle tickets, in the order of the tree. */
    public static List<UnitCard> all() {
        return Unit.<Unit>list("kind <> ?1 order by position", Unit.Kind.CENTRE).stream()
                .map(UnitCard::of)
                .toList();
    }

    /** Of those with these codes that may handle tickets, in one query. */
    public static List<UnitCard> among(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : Unit.<Unit>list("code in ?1 and kind <> ?2", codes, Unit.Kind.CENTRE).stream()
                        .map(UnitCard::of)
                        .toList();
    }

    /** Of the streets and districts whose own region is one of these, in one query. */
    public static List<UnitCard> governing(Collection<String> regions) {
        return Unit.<Unit>list(
                        "region in ?1 and kind in ?2 order by position",
                        regions,
                        List.of(Unit.Kind.STREET, Unit.Kind.DISTRICT))
                .stream()
                .map(UnitCard::of)
                .toList();
    }
}
