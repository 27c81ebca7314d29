package cn.hotline.survey;

import cn.hotline.platform.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What somebody entered in the page of a survey, as it came.
 *
 * @param fault key of what is wrong with it, or none
 */
record LinkForm(
        @Nullable String service,
        @Nullable String handling,
        @Nullable String reason,
        @Nullable String fault) {

    static final LinkForm EMPTY = new LinkForm(null, null, null, null);

    static LinkForm of(@Nullable String service, @Nullable String handling, @Nullable String reason) {
        var empty = service == null || service.isEmpty() ? null : service;
        var words = reason == null ? null : reason.replace("\r\n", "\n"); // as browsers count it
        return new LinkForm(empty, handling, words, fault(empty, handling, words));
    }

    Said said() {
        if (handling == null || fault != null) {
            throw new IllegalStateException("no answer");
        }
        return new Said(
                Way.LINK,
                service == null ? null : Integer.valueOf(service),
                Integer.parseInt(handling),
                Answers.reason(reason));
    }

    private static @Nullable String fault(
            @Nullable String service, @Nullable String handling, @Nullable String reason) {
        if (handling == null || !isRating(handling)) {
            return "survey.handling-needed";
        }
        if (service != null && !isRating(service)) {
            return "survey.service-wrong";
        }
        boolean fits = reason == null || reason.length() <= Said.MAX_REASON && PlainText.isSafe(reason);
        return fits ? null : "survey.reason-long";
    }

    private static boolean isRating(String text) {
        return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '4';
    }

    @Override
    public String toString() {
        return "LinkForm[]";
    }
}
