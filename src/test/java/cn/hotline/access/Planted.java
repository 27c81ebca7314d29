package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Unmistakable personal data, and the claim that a text holds none of it. */
final class Planted {

    static final String NAME = "欧阳翠微澜";
    static final String PHONE = "19955512345";

    /** Of somebody else, inside the citizen's own words. */
    static final String NEIGHBOUR = "18877766543";

    static final String IDENTITY_CARD = "11010519491231002X";
    static final String BANK_CARD = "6222021234567890123";

    /** Whom the matter is about: staff may know, the world not. */
    static final String PARTY = "慕容赖账商行";

    private static final Map<String, List<String>> SPELLINGS = new TreeMap<>(Map.of(
            "the reporter's name",
            List.of(NAME, unicodeEscapes(NAME), percentEncoded(NAME)),
            "the reporter's phone",
            List.of(PHONE, "199 5551 2345", "199-5551-2345", "１９９５５５１２３４５"),
            "a neighbour's phone",
            List.of(NEIGHBOUR, "188 7776 6543"),
            "an identity card",
            List.of(IDENTITY_CARD),
            "a bank card",
            List.of(BANK_CARD)));

    private Planted() {}

    /** A sentence with all of it but the party. */
    static String sentence(String about) {
        return "%s：我是%s，电话%s，或 199 5551 2345、１９９５５５１２３４５，邻居%s、+86 188 7776 6543，身份证%s，卡号%s。"
                .formatted(about, NAME, PHONE, NEIGHBOUR, IDENTITY_CARD, BANK_CARD);
    }

    /** What an answer to staff, or a log line, may not hold. */
    static void assertAbsent(String where, String text) {
        SPELLINGS.forEach((what, spellings) -> {
            for (var spelling : spellings) {
                assertThat(text.contains(spelling))
                        .as("%s holds %s: …%s…", where, what, around(text, spelling))
                        .isFalse();
            }
        });
    }

    /** What nobody but the staff working on it may see either. */
    static void assertNothingAtAll(String where, String text) {
        assertAbsent(where, text);
        assertThat(text.contains(PARTY))
                .as("%s holds the reported party: …%s…", where, around(text, PARTY))
                .isFalse();
    }

    private static String around(String text, String found) {
        int at = text.indexOf(found);
        return at < 0 ? "" : text.substring(Math.max(0, at - 150), Math.min(text.length(), at + 60));
    }

    private static String unicodeEscapes(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        return escaped.toString();
    }

    private static String percentEncoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
