package cn.hotline.ticket;

import cn.hotline.platform.Messages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the steps of handling into words, for the {@link Timeline}. */
final class HandlingTexts {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final String key;
    private final UnaryOperator<String> mask;
    private final Messages messages;

    private HandlingTexts(String key, UnaryOperator<String> mask, Messages messages) {
        this.key = key;
        this.mask = mask;
        this.messages = messages;
    }

    static String of(UnitAction action, UnaryOperator<String> mask, Messages messages) {
        return new HandlingTexts("step." + action.verb().name(), mask, messages).text(action);
    }

    private String text(UnitAction action) {
        return switch (action) {
            case UnitAction.Return back ->
                say(coded("return", back.reason()), words(back.legalBasis()), words(back.note()));
            case UnitAction.UpholdReturn upheld -> say(words(upheld.reason()));
            case UnitAction.RefuseReturn refused -> say(words(refused.reason()));
            case UnitAction.Coordinate coordination -> say(names(coordination.units()), words(coordination.question()));
            case UnitAction.AskAssistance assistance -> say(names(assistance.units()), words(assistance.question()));
            case UnitAction.GiveOpinion opinion -> say(opinion.unit().name(), words(opinion.opinion()));
            case UnitAction.Determine determination -> say(determination.unit().name());
            case UnitAction.Appeal appeal -> say(words(appeal.reason()));
            case UnitAction.UpholdAppeal upheld -> say(words(upheld.reason()));
            case UnitAction.RefuseAppeal refused -> say(words(refused.reason()));
            case UnitAction.Delegate delegation -> say(delegation.unit().name(), words(delegation.note()));
            case UnitAction.HandUp up -> say(words(up.findings()));
            default -> ofTheClock(action);
        };
    }

    private String ofTheClock(UnitAction action) {
        return switch (action) {
            case UnitAction.RequestExtension wish -> say(wish.days(), words(wish.reason()), words(wish.plan()));
            case UnitAction.GrantRequest granted ->
                granted.suspension() == null
                        ? say(granted.days(), words(granted.plan()))
                        : messages.text(key + ".suspension", granted.days(), coded("suspension", granted.suspension()));
            case UnitAction.RequestSuspension wish ->
                say(wish.days(), coded("suspension", wish.reason()), words(wish.note()));
            case UnitAction.DenyRequest denial -> say(words(denial.reason()));
            case UnitAction.Shelve shelving -> say(words(shelving.reason()), steps(shelving.milestones()));
            case UnitAction.ReachMilestone reached -> say(words(reached.result()));
            case UnitAction.Reclassify again -> say(again.as().matter().name());
            case UnitAction.Reschedule moved -> say(MINUTE.format(moved.due()));
            case UnitAction.Supervise word ->
                say(coded("supervision", word.word()), messages.text("clock." + word.clock()), words(word.text()));
            default -> say();
        };
    }

    private String say(Object... parts) {
        return messages.text(key, parts);
    }

    private String words(@Nullable String text) {
        return text == null ? "" : mask.apply(text);
    }

    private String coded(String family, Enum<?> code) {
        return messages.text(family + "." + code.name());
    }

    private static String names(List<UnitRef> units) {
        return units.stream().map(UnitRef::name).collect(Collectors.joining("、"));
    }

    private String steps(List<UnitAction.Milestone> milestones) {
        return milestones.stream()
                .map(step -> step.due() + " " + words(step.text()))
                .collect(Collectors.joining("；"));
    }
}
