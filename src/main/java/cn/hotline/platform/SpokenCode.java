package cn.hotline.platform;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/**
 * Opens what it was given out for, to whoever says it: eight characters of Crockford's base 32, 40 random bits, easy to read over the
 * phone. Only its keyed hash is kept; guessing is locked out where it is asked for.
 */
public record SpokenCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    /** What a code is given out for; a code of one kind is worth nothing for the other. */
    public enum Opens {
        /** Track code (查询码). */
        TICKET("track-code"),
        /** Printed on the slip of a number (取号凭码). */
        NUMBER("queue-code");

        private final String purpose;

        Opens(String purpose) {
            this.purpose = purpose;
        }
    }

    public static SpokenCode random(Vault vault) {
        var code = new StringBuilder(LENGTH);
        for (byte b : vault.randomBytes(LENGTH)) {
            code.append(ALPHABET.charAt(b & 31));
        }
        return new SpokenCode(code.toString());
    }

    /** As somebody heard or typed it: any case, hyphens and spaces, O for 0, I and L for 1, full-width letters. */
    public static SpokenCode typed(String text) {
        return new SpokenCode(Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    public byte[] hash(Opens what, UUID id, Vault vault) {
        return vault.keyedHash(what.purpose, id + ":" + characters);
    }

    /** For people: two groups of four. */
    public String spoken() {
        return characters.substring(0, 4) + "-" + characters.substring(4);
    }

    @Override
    public String toString() {
        return "SpokenCode[****]";
    }
}
