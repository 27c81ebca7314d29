package cn.hotline.platform;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Every text a person reads, in Chinese or English, from {@code messages_zh.properties} and {@code messages_en.properties}. */
public final class Messages {

    private static final Messages CHINESE = new Messages(Locale.SIMPLIFIED_CHINESE);
    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Messages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "messages",
                Locale.of(locale.getLanguage()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The best fit for an {@code Accept-Language} header; Chinese when there is none or none that is known. */
    public static Messages accepting(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 200) {
            return CHINESE;
        }
        try {
            var best =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.CHINESE, Locale.ENGLISH));
            return Locale.ENGLISH.equals(best) ? ENGLISH : CHINESE;
        } catch (IllegalArgumentException malformed) {
            return CHINESE;
        }
    }

    public boolean isEnglish() {
        return locale.equals(Locale.ENGLISH);
    }

    public String tag() {
        return locale.toLanguageTag();
    }

    /** The text of a key, or the key itself where a bundle lacks it (a test holds that none does). */
    public String text(String key, Object... args) {
        try {
            return new MessageFormat(bundle.getString(key), locale).format(args);
        } catch (MissingResourceException missing) {
            return key;
        }
    }

    String title(ProblemType type) {
        return text("problem." + type.slug());
    }
}
