package cn.hotline.catalogue;

import cn.hotline.platform.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A division (区划) by its code: 6 digits down to the district, 9 to the street (GB/T 2260, GB/T 10114). */
@Entity
public class Region extends PanacheEntityBase {

    @Id
    String code;

    String name;

    @Enumerated(EnumType.STRING)
    Level level;

    @Nullable
    String parent;

    int position;

    /** How far down. */
    public enum Level {
        CITY,
        DISTRICT,
        STREET
    }

    /** As a list shows it. */
    public record View(
            String code, String name, Level level, @Nullable String parent) {}

    @SuppressWarnings("NullAway.Init")
    protected Region() {}

    static List<View> views() {
        return Region.<Region>list("order by position").stream()
                .map(r -> new View(r.code, r.name, r.level, r.parent))
                .toList();
    }

    /** Those of the codes that there are, in one query. */
    public static Set<String> knownAmong(Collection<String> codes) {
        return codes.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery("select r.code from Region r where r.code in :codes", String.class)
                        .setParameter("codes", codes)
                        .getResultList());
    }

    /** @throws Refusal 422 when there is none */
    public static @Nullable String known(String field, @Nullable String code) {
        if (code != null && count("code", code) == 0) {
            throw Refusal.invalid(field, "region-unknown");
        }
        return code;
    }
}
