package cn.hotline.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One citizen's message, cut to what a ticket takes, with the key that makes its ticket exactly once. */
record Message(
        String id, String label, Content content, @Nullable String matter, UUID key) {
    static final int TITLE_CHARS = 100;
    static final int TEXT_CHARS = 10_000;
    private static final int DERIVED_TITLE_CHARS = 40;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\p{Cs}\\x{FFFE}\\x{FFFF}]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[[\\p{Cc}&&[^\\n\\t]]\\p{Cs}\\x{FFFE}\\x{FFFF}]");
    private static final Pattern NUMBERS = Pattern.compile("[0-9０-９XxＸｘ*+＋ \\-\u3000－‐–—]+");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("[^，。！？；,!?;\\n]{4,}");
    private static final String NAMESPACE = "5b0c7c1e-12b4-5f0a-9c45-3d1f12345001:";

    /** Title and text as they are sent; shortened if the file had more, cleaned if it had characters no ticket takes. */
    record Content(String title, String text, boolean shortened, boolean cleaned) {}

    static Message of(Rows.Row row) {
        String id = row.value("id").strip();
        String title = SPACE.matcher(row.value("title")).replaceAll(" ").strip();
        String raw = row.value("text").replace("\r\n", "\n").strip();
        String text = UNPRINTABLE.matcher(raw).replaceAll(" ");
        boolean shortened = title.length() > TITLE_CHARS || text.length() > TEXT_CHARS;
        String heading =
                title.isEmpty() ? titleFrom(text) : cut(title, TITLE_CHARS).strip();
        String matter = row.value("matter").strip();
        return new Message(
                id,
                SPACE.matcher(row.value("label")).replaceAll(" ").strip(),
                new Content(heading, cut(text, TEXT_CHARS).strip(), shortened, !raw.equals(text)),
                matter.isEmpty() ? null : matter,
                name(id + ":" + sha256(title + "\n" + text)));
    }

    String title() {
        return content.title();
    }

    String text() {
        return content.text();
    }

    /** The same message for the check at the end, which need not hold a whole file's text in memory. */
    Message withoutText() {
        return new Message(
                id, label, new Content(content.title(), "", content.shortened(), content.cleaned()), matter, key);
    }

    /** A number from 0 to below `of`, always the same for this id and purpose. */
    int draw(String purpose, int of) {
        return Math.floorMod(name(purpose + ":" + id).hashCode(), of);
    }

    /** To know a text again on a ticket, where the service masks phone and card numbers. */
    static int fingerprint(String text) {
        return NUMBERS.matcher(text).replaceAll("").hashCode();
    }

    /** At most `most` characters, never half a code point. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static String titleFrom(String text) {
        Matcher sentence = FIRST_SENTENCE.matcher(text);
        String first = sentence.find() ? sentence.group() : text;
        return cut(SPACE.matcher(first).replaceAll(" ").strip(), DERIVED_TITLE_CHARS)
                .strip();
    }

    private static UUID name(String name) {
        return UUID.nameUUIDFromBytes((NAMESPACE + name).getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
