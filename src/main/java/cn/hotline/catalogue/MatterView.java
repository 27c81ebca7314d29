package cn.hotline.catalogue;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.math.BigDecimal;
import java.util.Comparator;
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
        MatterContent.@Nullable Limit limit,
        @Nullable String unit,
        @Nullable Boolean review,
        @Nullable FormView form,
        @Nullable ServiceGuide serviceGuide,
        @Nullable Boolean retired,
        @Nullable List<String> replacedBy,
        @Nullable List<ReplyPart> replyParts,
        @Nullable String script,
        @Nullable List<MatterContent.Link> knowledge) {

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

    public static MatterView of(Matter matter, boolean english, boolean staff) {
        var content = matter.content();
        boolean handled = staff && content.leaf();
        return new MatterView(
                matter.code(),
                english ? content.nameEn() : content.name(),
                content.parent(),
                content.leaf(),
                content.type(),
                content.level(),
                content.guide() == null ? null : content.guide().summary(),
                content.limit(),
                staff ? content.unit() : null,
                handled ? matter.reviewed() : null,
                content.form() == null ? null : form(content.form(), english),
                content.guide(),
                content.retired() ? true : null,
                content.retired() ? content.replacedBy() : null,
                handled ? content.replyParts() : null,
                staff ? content.script() : null,
                staff && !content.knowledge().isEmpty() ? content.knowledge() : null);
    }

    /** As citizens see those of the codes that are not retired today, in one query and the order of the codes. */
    public static List<MatterView> today(List<String> codes, boolean english) {
        return CatalogueVersion.on(Today.date(), CatalogueKind.MATTER, codes).stream()
                .map(version -> of(Matter.of(version), english, false))
                .filter(view -> view.retired() == null)
                .sorted(Comparator.comparingInt(view -> codes.indexOf(view.code())))
                .toList();
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
