package cn.hotline.dispatch.rules;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the rules see it.
 *
 * @param at when it is dispatched
 * @param territory who governs its place
 */
record Subject(
        TicketType type,
        Level level,
        @Nullable String matter,
        @Nullable String region,
        String title,
        String text,
        LocalDateTime at,
        Territory territory) {

    /** Title and text as keywords are sought in them. */
    String words() {
        return normal(title + "\n" + text);
    }

    /** A full-width letter or a capital is the same letter. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
