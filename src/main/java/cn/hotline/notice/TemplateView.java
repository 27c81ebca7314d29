package cn.hotline.notice;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a text, and how long it is as an SMS.
 *
 * @param version 0 for the words that come with the service
 * @param length of the text with its signature and sample words
 */
public record TemplateView(
        NoticeEvent event,
        String language,
        int version,
        String text,
        Map<String, String> codes,
        SmsLength length,
        @Nullable String author,
        @Nullable Instant madeAt,
        @Nullable Instant from) {

    /** A text with sample words, and what it would cost to send, in thousandths of a yuan. */
    public record Sample(String text, SmsLength length, int costMilli) {}

    static TemplateView of(NoticeTemplate template, SmsLength length) {
        return new TemplateView(
                template.key.event(),
                template.key.language(),
                template.key.version(),
                template.text,
                template.codes,
                length,
                template.author,
                template.madeAt,
                template.fromAt);
    }

    static TemplateView standard(NoticeEvent event, String language, String text, SmsLength length) {
        return new TemplateView(event, language, 0, text, Map.of(), length, null, null, null);
    }
}
