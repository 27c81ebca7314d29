package cn.hotline.catalogue;

import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.MatterRef;
import cn.hotline.ticket.TicketType;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An entry of the catalogue (事项): form, default unit, limit and guide in one object. Only leaves can be filed under. */
@Entity
public class Matter extends PanacheEntityBase {

    @Id
    String code;

    String name;
    String nameEn;

    @Nullable
    String parent;

    boolean leaf;
    int position;

    @Enumerated(EnumType.STRING)
    @Nullable
    TicketType type;

    @Enumerated(EnumType.STRING)
    @Nullable
    Level level;

    @Nullable
    String unit;

    boolean review;

    @Nullable
    String guide;

    @Nullable
    Integer limitAmount;

    @Enumerated(EnumType.STRING)
    @Nullable
    LimitUnit limitUnit;

    List<String> keywords = List.of();

    @Column(name = "form")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Form form;

    /** In what a limit is counted. */
    public enum LimitUnit {
        WORKING_DAYS,
        HOURS
    }

    @SuppressWarnings("NullAway.Init")
    protected Matter() {}

    static List<Matter> all() {
        return list("order by position");
    }

    /** @throws Refusal 422 when there is no such leaf */
    public static Matter leaf(String field, String code) {
        return Matter.<Matter>findByIdOptional(code)
                .filter(matter -> matter.leaf)
                .orElseThrow(() -> Refusal.invalid(field, "matter-unknown"));
    }

    /** The matter's own limit of handling; null when it has none, or is not there. */
    public static MatterView.@Nullable Limit limitOf(String code) {
        return Matter.<Matter>findByIdOptional(code).map(MatterView::limit).orElse(null);
    }

    /** Codes of all branches and leaves. */
    public static List<String> codes() {
        return getEntityManager()
                .createQuery("select m.code from Matter m", String.class)
                .getResultList();
    }

    /** Code of the default unit of a matter, if it has one. */
    public static @Nullable String defaultUnit(String code) {
        return getEntityManager()
                .createQuery("select m.unit from Matter m where m.code = :code and m.unit is not null", String.class)
                .setParameter("code", code)
                .getSingleResultOrNull();
    }

    /** Codes of default units by the codes of their matters. */
    public static Map<String, String> defaultUnits() {
        return getEntityManager()
                .createQuery("select m.code, m.unit from Matter m where m.unit is not null", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    static Matter named(String code) {
        return Matter.<Matter>findByIdOptional(code).orElseThrow(() -> Refusal.notFound("not-found"));
    }

    /** @throws Refusal 422 naming each element that is missing or wrong */
    public void checkElements(Map<String, Object> values, boolean english) {
        if (form != null) {
            form.check(values, english);
        } else if (!values.isEmpty()) {
            throw Refusal.invalid("elements", "element-unknown");
        }
    }

    /** As the ticket keeps it. */
    public MatterRef ref() {
        return new MatterRef(code, name, form == null ? 1 : form.version(), review);
    }

    public @Nullable TicketType type() {
        return type;
    }

    public @Nullable Level level() {
        return level;
    }

    /** Code of the unit that handles it unless somebody decides otherwise. */
    public @Nullable String unit() {
        return unit;
    }
}
