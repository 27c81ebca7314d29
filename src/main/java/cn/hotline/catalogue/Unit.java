package cn.hotline.catalogue;

import cn.hotline.platform.Refusal;
import cn.hotline.ticket.UnitRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever handles tickets (承办单位); a tree. */
public final class Unit {

    /** How often new tickets may be passed on: to a substitute, to a successor, to the successor's substitute … */
    static final int MAX_HOPS = 8;

    /** What a unit is. */
    public enum Kind {
        GOVERNMENT,
        DEPARTMENT,
        DISTRICT,
        STREET,
        COMMUNITY,
        CENTRE,
        ENTERPRISE
    }

    /** As a list shows it. */
    public record View(
            String code,
            String name,
            Kind kind,
            @Nullable String parent,
            @Nullable String region,
            @Nullable String phone,
            @Nullable String substitute) {}

    private record Found(UnitRef ref, UnitContent content) {
        static Found of(Object[] cells) {
            var content = (UnitContent) ContentJson.read(CatalogueKind.UNIT, (String) cells[1]);
            var line =
                    Arrays.stream((Object[]) cells[2]).map(String.class::cast).toList();
            return new Found(new UnitRef((String) cells[0], content.name(), line), content);
        }
    }

    private Unit() {}

    static List<View> views() {
        return Forest.today(CatalogueKind.UNIT).map((code, content) -> {
            var unit = (UnitContent) content;
            return new View(
                    code, unit.name(), unit.kind(), unit.parent(), unit.region(), unit.phone(), unit.substitute());
        });
    }

    /**
     * Who gets a new ticket for this unit: itself, its substitute, or whoever took over from it.
     *
     * @throws Refusal 422 when there is none, or it is the centre itself, which handles nothing
     */
    public static UnitRef handling(String field, String code) {
        return allHandling(field, List.of(code)).getFirst();
    }

    /** As {@link #handling}, for several in one query; those who stand in for more than one come once. */
    public static List<UnitRef> allHandling(String field, List<String> codes) {
        var units = found(codes, MAX_HOPS);
        boolean fit = units.stream()
                .allMatch(unit ->
                        unit.content().kind() != Kind.CENTRE && unit.content().next() == null);
        if (!fit || units.size() < codes.size()) {
            throw Refusal.invalid(field, "unit-unknown");
        }
        return units.stream().map(Found::ref).distinct().toList();
    }

    /** A unit above others as it is today, whoever stands in for it; none when it is gone or is the centre itself. */
    public static Optional<UnitRef> above(String code) {
        return found(List.of(code), 0).stream()
                .filter(unit -> unit.content().kind() != Kind.CENTRE)
                .map(Found::ref)
                .findFirst();
    }

    /** Who has the duties of a unit now: itself, or whoever took over, as far as there is one. */
    public static UnitRef heir(UnitRef unit) {
        return found(List.of(unit.code()), MAX_HOPS).stream()
                .map(Found::ref)
                .findFirst()
                .orElse(unit);
    }

    /** The unit itself, also when it is retired, for what it has already. @throws Refusal 422 as {@link #handling} */
    public static UnitRef desk(String field, String code) {
        return above(code).orElseThrow(() -> Refusal.invalid(field, "unit-unknown"));
    }

    /** @throws Refusal 422 when there never was one */
    public static String known(String field, String code) {
        if (CatalogueVersion.on(Today.date(), CatalogueKind.UNIT, code).isEmpty()) {
            throw Refusal.invalid(field, "unit-unknown");
        }
        return code;
    }

    /** One round trip: along the units that stand in for each other, then up the tree to the root. */
    private static List<Found> found(List<String> codes, int hops) {
        List<?> rows = CatalogueVersion.getEntityManager()
                .createNativeQuery("""
                        with recursive route as (
                            select w.nth, 0 as hop, v.code, v.content
                            from string_to_array(:codes, chr(1)) as given,
                                unnest(given) with ordinality as w (code, nth), catalogue_on('UNIT', w.code, :day) v
                            union all
                            select r.nth, r.hop + 1, v.code, v.content
                            from route r, catalogue_on('UNIT',
                                coalesce(r.content -> 'replacedBy' ->> 0, r.content ->> 'substitute'), :day) v
                            where r.hop < :hops
                        ), taker as (
                            select distinct on (nth) nth, code, content from route order by nth, hop desc
                        ), line as (
                            select nth, 0 as depth, code, content ->> 'parent' as parent from taker
                            union all
                            select l.nth, l.depth + 1, v.code, v.content ->> 'parent'
                            from line l, catalogue_on('UNIT', l.parent, :day) v
                            where l.depth < 10
                        )
                        select t.code, cast(t.content as text),
                            (select array_agg(l.code order by l.depth desc) from line l where l.nth = t.nth)
                        from taker t order by t.nth""", Object[].class)
                .setParameter("codes", String.join("\u0001", codes))
                .setParameter("day", Today.date())
                .setParameter("hops", hops)
                .getResultList();
        return rows.stream().map(row -> Found.of((Object[]) row)).toList();
    }
}
