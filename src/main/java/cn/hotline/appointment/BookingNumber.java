package cn.hotline.appointment;

import cn.hotline.platform.CheckDigit;
import cn.hotline.platform.Refusal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The number of an appointment (预约号) as people type it: Y, date, sequence, check digit. The database makes it. */
final class BookingNumber {

    private static final Pattern FORM = Pattern.compile("Y?(\\d{14})");

    private BookingNumber() {}

    /** Spaces, hyphens, small and full-width letters are fine. @throws Refusal 422 naming {@code field} when it was mistyped */
    static String parse(String field, String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
        var form = FORM.matcher(plain);
        if (!form.matches() || CheckDigit.of(form.group(1)) != 0) {
            throw Refusal.invalid(field, "booking-number");
        }
        return "Y" + form.group(1);
    }
}
