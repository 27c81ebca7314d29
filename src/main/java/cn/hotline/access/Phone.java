package cn.hotline.access;

import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** A dialable telephone number in E.164; numbers without a country are Chinese. */
public record Phone(String e164) {

    private static final Pattern MOBILE = Pattern.compile("\\+861[3-9]\\d{9}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** @throws Refusal 422 naming {@code field} when nobody could be called there */
    public static Phone parse(String field, String text) {
        try {
            var number = NUMBERS.parse(Normalizer.normalize(text, Normalizer.Form.NFKC), "CN");
            if (NUMBERS.isPossibleNumber(number)) {
                return new Phone(NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164));
            }
        } catch (NumberParseException notANumber) {
            // refused below, without the value
        }
        throw Refusal.invalid(field, "phone");
    }

    /** Whether it takes an SMS: a Chinese mobile number. */
    public boolean isMobile() {
        return MOBILE.matcher(e164).matches();
    }

    /** As people in China dial it: without +86. */
    public String national() {
        return e164.startsWith("+86") ? e164.substring(3) : e164;
    }

    /** First three and last four digits, e.g. 199****0001; shorter numbers keep the last two. */
    public String masked() {
        var digits = national();
        return digits.length() < 9
                ? "****" + digits.substring(digits.length() - 2)
                : digits.substring(0, 3) + "****" + digits.substring(digits.length() - 4);
    }

    public byte[] hash(Vault vault) {
        return vault.keyedHash("phone", e164);
    }

    @Override
    public String toString() {
        return masked();
    }
}
