package cn.hotline.catalogue;

import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.MatterRef;
import cn.hotline.ticket.TicketType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry of the catalogue (事项) as it holds on a day. Only leaves that are not retired can be filed under. */
public final class Matter {

    /** In what a limit is counted. */
    public enum LimitUnit {
        WORKING_DAYS,
        HOURS
    }

    private final String code;
    private final MatterContent content;

    private Matter(String code, MatterContent content) {
        this.code = code;
        this.content = content;
    }

    static Matter of(String code, Content content) {
        return new Matter(code, (MatterContent) content);
    }

    static Matter of(CatalogueVersion version) {
        return of(version.code, version.read());
    }

    /** Retired or not, leaf or not. */
    public static Optional<Matter> on(LocalDate day, String code) {
        return CatalogueVersion.on(day, CatalogueKind.MATTER, code).map(Matter::of);
    }

    /** Something to file under. @throws Refusal 422 when there is no such leaf, or it is retired: then it names who took over */
    public static Matter leaf(String field, String code) {
        var matter = on(Today.date(), code)
                .filter(found -> found.content.leaf())
                .orElseThrow(() -> Refusal.invalid(field, "matter-unknown"));
        if (matter.content.retired()) {
            throw Refusal.invalid(field, "matter-retired", String.join(", ", matter.content.replacedBy()));
        }
        return matter;
    }

    /** What a ticket was classified as, with the form of then; also when it was retired meanwhile. */
    public static Matter asFiled(MatterRef ref) {
        var present = named(ref.code());
        return present.formVersion() == ref.formVersion()
                ? present
                : CatalogueVersion.withForm(ref.code(), ref.formVersion())
                        .map(Matter::of)
                        .orElse(present);
    }

    /** All that can be filed under today, with their forms. */
    public static List<Matter> leaves() {
        return CatalogueVersion.on(Today.date(), CatalogueKind.MATTER).stream()
                .map(Matter::of)
                .filter(matter -> matter.content.leaf() && !matter.content.retired())
                .toList();
    }

    /** Codes of all branches and leaves there are today. */
    public static List<String> codes() {
        return CatalogueVersion.on(Today.date(), CatalogueKind.MATTER).stream()
                .map(version -> version.code)
                .toList();
    }

    /** Code of the default unit of a matter, if it has one. */
    public static @Nullable String defaultUnit(String code) {
        return on(Today.date(), code).map(Matter::unit).orElse(null);
    }

    /** Codes of default units by the codes of their matters. */
    public static Map<String, String> defaultUnits() {
        var units = new HashMap<String, String>();
        for (var version : CatalogueVersion.on(Today.date(), CatalogueKind.MATTER)) {
            var unit = of(version).unit();
            if (unit != null) {
                units.put(version.code, unit);
            }
        }
        return units;
    }

    /** @throws Refusal 404 when there never was one; a retired one is still there */
    public static Matter named(String code) {
        return on(Today.date(), code).orElseThrow(() -> Refusal.notFound("not-found"));
    }

    /** @throws Refusal 422 naming each element that is missing or wrong */
    public void checkElements(Map<String, Object> values, boolean english) {
        if (content.form() != null) {
            content.form().check(values, english);
        } else if (!values.isEmpty()) {
            throw Refusal.invalid("elements", "element-unknown");
        }
    }

    /** Labels of the required elements that are not among these, by key, in the form's order. */
    public Map<String, String> missing(Map<String, Object> values, boolean english) {
        return content.form() == null ? Map.of() : content.form().missing(values, english);
    }

    /** As it holds today, retired or not, leaf or not. */
    public static Optional<Matter> today(String code) {
        return on(Today.date(), code);
    }

    /** Texts of a table's cells as values of its form, by their keys. */
    public Map<String, Object> typed(Map<String, String> texts) {
        return content.form() == null ? Map.copyOf(texts) : content.form().typed(texts);
    }

    /** What somebody's words mean for an element; empty where they don't fit it. */
    public Optional<Object> read(String key, String words) {
        return content.form() == null
                ? Optional.empty()
                : content.form().elements().stream()
                        .filter(element -> element.key().equals(key))
                        .findFirst()
                        .flatMap(element -> ElementWords.read(element, words));
    }

    /** As the ticket keeps it. */
    public MatterRef ref() {
        return new MatterRef(code, content.name(), formVersion(), reviewed());
    }

    public String code() {
        return code;
    }

    public String name() {
        return content.name();
    }

    /** Words that people look for it by. */
    public List<String> keywords() {
        return content.keywords();
    }

    /** What it asks for; every leaf has one. */
    public @Nullable Form form() {
        return content.form();
    }

    public @Nullable TicketType type() {
        return content.type();
    }

    public @Nullable Level level() {
        return content.level();
    }

    /** Code of the unit that handles it unless somebody decides otherwise. */
    public @Nullable String unit() {
        return content.unit();
    }

    /** How long handling may take by the catalogue. */
    public MatterContent.@Nullable Limit limit() {
        return content.limit();
    }

    /** What a reply must have. */
    public List<ReplyPart> replyParts() {
        return content.replyParts();
    }

    boolean reviewed() {
        return Boolean.TRUE.equals(content.review());
    }

    MatterContent content() {
        return content;
    }

    private int formVersion() {
        return content.form() == null ? 1 : content.form().version();
    }
}
