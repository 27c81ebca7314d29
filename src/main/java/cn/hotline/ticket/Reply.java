package cn.hotline.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
        @Nullable String nextRoute,
        @Nullable UnableCode unableCode,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AttachmentRef> attachments) {

    /** Replies written before there was evidence have none. */
    public Reply(
            @Nullable String checked,
            String result,
            @Nullable String legalBasis,
            @Nullable String contact,
            @Nullable String nextStep,
            @Nullable String unableReason,
            @Nullable String nextRoute,
            @Nullable UnableCode unableCode,
            @Nullable List<AttachmentRef> attachments) {
        this.checked = checked;
        this.result = result;
        this.legalBasis = legalBasis;
        this.contact = contact;
        this.nextStep = nextStep;
        this.unableReason = unableReason;
        this.nextRoute = nextRoute;
        this.unableCode = unableCode;
        this.attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    public static Reply of(String result, @Nullable String legalBasis) {
        return new Reply(null, result, legalBasis, null, null, null, null, null, null);
    }

    Reply map(UnaryOperator<String> change) {
        return new Reply(
                apply(change, checked),
                change.apply(result),
                apply(change, legalBasis),
                apply(change, contact),
                apply(change, nextStep),
                apply(change, unableReason),
                apply(change, nextRoute),
                unableCode,
                attachments);
    }

    Reply with(List<AttachmentRef> evidence) {
        return new Reply(checked, result, legalBasis, contact, nextStep, unableReason, nextRoute, unableCode, evidence);
    }

    private static @Nullable String apply(UnaryOperator<String> change, @Nullable String text) {
        return text == null ? null : change.apply(text);
    }
}
