package cn.hotline.access;

import cn.hotline.platform.Refusal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** The number of a resident identity card (公民身份号码, GB 11643): 17 digits with a day of birth, and a check character. */
public record IdCard(String number) {

    private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final String CHECKS = "10X98765432";

    /** @throws Refusal 422 naming {@code field}, without the value, for what is no such number */
    public static IdCard parse(String field, String text) {
        var number = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(number).matches() || !hasDay(number) || number.charAt(17) != check(number)) {
            throw Refusal.invalid(field, "id-card");
        }
        return new IdCard(number);
    }

    public Identity identity() {
        return new Identity(Proof.REAL_NAME, number);
    }

    /** The day of birth. */
    public LocalDate born() {
        return LocalDate.parse(number.substring(6, 14), DAY);
    }

    /** ISO 7064 MOD 11-2 over the first 17 digits. */
    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return CHECKS.charAt(sum % 11);
    }

    private static boolean hasDay(String number) {
        try {
            return LocalDate.parse(number.substring(6, 14), DAY).getYear() >= 1850;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "IdCard[]";
    }
}
