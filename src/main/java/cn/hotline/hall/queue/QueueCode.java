package cn.hotline.hall.queue;

import cn.hotline.platform.Vault;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** Printed on the slip (取号凭码): whoever has it has the number. Eight characters of Crockford's base 32; only a keyed hash is kept. */
record QueueCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    static QueueCode random(Vault vault) {
        var code = new StringBuilder(LENGTH);
        for (byte b : vault.randomBytes(LENGTH)) {
            code.append(ALPHABET.charAt(b & 31));
        }
        return new QueueCode(code.toString());
    }

    /** In any case, with hyphens and spaces, O for 0, I and L for 1. */
    static QueueCode typed(String text) {
        return new QueueCode(Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    byte[] hash(UUID ticket, Vault vault) {
        return vault.keyedHash("queue-code", ticket + ":" + characters);
    }

    /** In two groups of four. */
    String spoken() {
        return characters.substring(0, 4) + "-" + characters.substring(4);
    }

    @Override
    public String toString() {
        return "QueueCode[****]";
    }
}
