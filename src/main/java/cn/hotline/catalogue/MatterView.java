package cn.hotline.catalogue;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A matter as one audience sees it, in one language. */
public record MatterView(
        String code,
        String name,
        @Nullable String parent,
        boolean leaf,
        @Nullable TicketType type,
        @Nullable Level level,
        @Nullable String guide,
        @Nullable Limit limit,
        @Nullable String unit,
        @Nullable Boolean review,
        @Nullable FormView form) {

    /** How long handling may take. */
    public record Limit(int amount, Matter.LimitUnit unit) {}

    /** The form in one language. */
    public record FormView(int version, List<ElementView> elements) {}

    /** One question in one language. */
    public record ElementView(
            String key,
            String label,
            Form.Kind kind,
            boolean required,
            @Nullable Integer maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable List<ChoiceView> choices) {}

    /** One answer in one language. */
    public record ChoiceView(String value, String label) {}

    static MatterView of(Matter matter, boolean english, boolean staff) {
        return new MatterView(
                matter.code,
                english ? matter.nameEn : matter.name,
                matter.parent,
                matter.leaf,
                matter.type,
                matter.level,
                matter.guide,
                limit(matter),
                staff ? matter.unit : null,
                staff && matter.leaf ? matter.review : null,
                matter.form == null ? null : form(matter.form, english));
    }

    static @Nullable Limit limit(Matter matter) {
        return matter.limitAmount == null || matter.limitUnit == null
                ? null
                : new Limit(matter.limitAmount, matter.limitUnit);
    }

    private static FormView form(Form form, boolean english) {
        return new FormView(
                form.version(),
                form.elements().stream().map(e -> element(e, english)).toList());
    }

    private static ElementView element(Form.Element e, boolean english) {
        var choices = e.choices() == null
                ? null
                : e.choices().stream()
                        .map(c -> new ChoiceView(c.value(), c.label().in(english)))
                        .toList();
        return new ElementView(
                e.key(), e.label().in(english), e.kind(), e.required(), e.maxLength(), e.min(), e.max(), choices);
    }
}
