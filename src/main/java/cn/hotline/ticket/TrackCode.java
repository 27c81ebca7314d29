package cn.hotline.ticket;

import cn.hotline.platform.Vault;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/**
 * Track code (查询码): eight characters of Crockford's base 32, 40 random bits, easy to read over the phone. Only its keyed hash is
 * kept; guessing is locked out per ticket.
 */
public record TrackCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    static TrackCode random(Vault vault) {
        var code = new StringBuilder(LENGTH);
        for (byte b : vault.randomBytes(LENGTH)) {
            code.append(ALPHABET.charAt(b & 31));
        }
        return new TrackCode(code.toString());
    }

    /** As somebody heard or typed it: any case, hyphens and spaces, O for 0, I and L for 1, full-width letters. */
    public static TrackCode typed(String text) {
        return new TrackCode(Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    byte[] hash(UUID ticket, Vault vault) {
        return vault.keyedHash("track-code", ticket + ":" + characters);
    }

    /** For people: two groups of four. */
    public String spoken() {
        return characters.substring(0, 4) + "-" + characters.substring(4);
    }

    @Override
    public String toString() {
        return "TrackCode[****]";
    }
}
