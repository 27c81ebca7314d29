package cn.hotline.catalogue;

import cn.hotline.platform.Refusal;
import cn.hotline.ticket.UnitRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whoever handles tickets (承办单位); a tree. */
@Entity
public class Unit extends PanacheEntityBase {

    @Id
    String code;

    String name;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Nullable
    String parent;

    @Nullable
    String region;

    @Nullable
    String phone;

    int position;

    /** Codes from the root down to this unit. */
    List<String> line = List.of();

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
            @Nullable String phone) {}

    @SuppressWarnings("NullAway.Init")
    protected Unit() {}

    static List<View> views() {
        return Unit.<Unit>list("order by position").stream()
                .map(u -> new View(u.code, u.name, u.kind, u.parent, u.region, u.phone))
                .toList();
    }

    /** @throws Refusal 422 when there is none, or it is the centre itself, which handles nothing */
    public static UnitRef handling(String field, String code) {
        return Unit.<Unit>findByIdOptional(code)
                .filter(unit -> unit.kind != Kind.CENTRE)
                .map(unit -> new UnitRef(unit.code, unit.name, unit.line))
                .orElseThrow(() -> Refusal.invalid(field, "unit-unknown"));
    }

    /** As {@link #handling}, for several in one query. */
    public static List<UnitRef> allHandling(String field, List<String> codes) {
        var units = Unit.<Unit>list("code in ?1 and kind <> ?2 order by position", codes, Kind.CENTRE);
        if (units.size() < codes.size()) {
            throw Refusal.invalid(field, "unit-unknown");
        }
        return units.stream()
                .map(unit -> new UnitRef(unit.code, unit.name, unit.line))
                .toList();
    }

    /** @throws Refusal 422 when there is none */
    public static String known(String field, String code) {
        if (count("code", code) == 0) {
            throw Refusal.invalid(field, "unit-unknown");
        }
        return code;
    }
}
