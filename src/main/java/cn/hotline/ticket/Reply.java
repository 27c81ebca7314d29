package cn.hotline.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the citizen is told (答复): what was checked, result, basis, contact, next step; if unable, why and where else to go. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reply(
        @Nullable String checked,
        String result,
        @Nullable String legalBasis,
        @Nullable String contact,
        @Nullable String nextStep,
        @Nullable String unableReason,
        @Nullable String nextRoute) {

    public static Reply of(String result, @Nullable String legalBasis) {
        return new Reply(null, result, legalBasis, null, null, null, null);
    }

    Reply map(UnaryOperator<String> change) {
        return new Reply(
                apply(change, checked),
                change.apply(result),
                apply(change, legalBasis),
                apply(change, contact),
                apply(change, nextStep),
                apply(change, unableReason),
                apply(change, nextRoute));
    }

    private static @Nullable String apply(UnaryOperator<String> change, @Nullable String text) {
        return text == null ? null : change.apply(text);
    }
}
