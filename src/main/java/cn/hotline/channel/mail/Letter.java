package cn.hotline.channel.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says, out of whatever MIME it came in.
 *
 * @param id by which a repeated one is known
 * @param sender where an acknowledgement goes; none for a letter that no person wrote
 * @param answers ids of the messages it answers, the nearest first
 * @param isSendersOwn whether our own mail server has made sure that it comes from where it says (DMARC)
 */
record Letter(
        String id,
        @Nullable String sender,
        String subject,
        String text,
        List<byte[]> enclosures,
        List<String> answers,
        boolean isSendersOwn) {

    static final int MOST_ENCLOSURES = 9;

    /** Bytes; attachments of any kind are smaller, and longer words are cut. */
    private static final int LARGEST_PART = 20 * 1024 * 1024;

    private static final int LONGEST_WORDS = 500_000;

    private static final int DEEPEST = 8;

    /** A thread is longer than what is looked at of it. */
    private static final int MOST_ANSWERED = 20;

    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,250}>");

    /** @param checkedBy name of the server whose word counts; null where none's does */
    static Letter read(Message message, @Nullable String checkedBy) throws MessagingException, IOException {
        var reading = new Reading();
        reading.part(message, 0);
        var subject = message.getSubject();
        return new Letter(
                id(message),
                isAutomatic(message) ? null : sender(message),
                subject == null ? "" : LetterText.plain(subject).strip(),
                LetterText.own(reading.words()),
                reading.enclosures,
                answers(message),
                isSendersOwn(message, checkedBy));
    }

    @Override
    public String toString() {
        return "Letter[]";
    }

    /** The Message-ID; of a letter without one, its whole head. */
    static String id(Message message) throws MessagingException {
        var given = first(message, "Message-ID");
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        var head = new StringBuilder();
        for (var name : List.of("From", "To", "Date", "Subject", "Received")) {
            head.append(name).append(first(message, name));
        }
        return head.toString();
    }

    /** From a machine or to a list: an answer would go round and round (RFC 3834). */
    private static boolean isAutomatic(Message message) throws MessagingException {
        var submitted = first(message, "Auto-Submitted");
        var precedence = first(message, "Precedence");
        return submitted != null && !submitted.strip().equalsIgnoreCase("no")
                || precedence != null
                        && List.of("bulk", "list", "junk", "auto_reply")
                                .contains(precedence.strip().toLowerCase(Locale.ROOT))
                || first(message, "List-Id") != null
                || first(message, "X-Auto-Response-Suppress") != null
                || "<>".equals(first(message, "Return-Path"));
    }

    private static List<String> answers(Message message) throws MessagingException {
        var ids = new ArrayList<String>();
        for (var name : List.of("In-Reply-To", "References")) {
            var header = first(message, name);
            if (header != null) {
                ids.addAll(ID.matcher(header)
                        .results()
                        .map(MatchResult::group)
                        .toList()
                        .reversed());
            }
        }
        return ids.stream().distinct().limit(MOST_ANSWERED).toList();
    }

    /** The topmost result under that name is our server's; those below it anybody may have written. */
    private static boolean isSendersOwn(Message message, @Nullable String checkedBy) throws MessagingException {
        var results = message.getHeader("Authentication-Results");
        var own = checkedBy == null || results == null || results.length == 0 ? "" : results[0].strip();
        return own.matches(
                        "(?is)" + Pattern.quote(String.valueOf(checkedBy)) + "(\\s[^;]*)?;.*\\bdmarc\\s*=\\s*pass\\b.*")
                && address(message.getFrom()).equalsIgnoreCase(address(message.getReplyTo()));
    }

    private static String address(Address @Nullable [] from) {
        return from == null || from.length == 0 || !(from[0] instanceof InternetAddress known)
                ? ""
                : String.valueOf(known.getAddress());
    }

    private static @Nullable String sender(Message message) throws MessagingException {
        var address = address(message.getReplyTo());
        var name = address.toLowerCase(Locale.ROOT);
        boolean isMachine = name.startsWith("mailer-daemon@")
                || name.startsWith("postmaster@")
                || name.startsWith("noreply@")
                || name.startsWith("no-reply@");
        return isMachine || !address.matches("[^\\s@<>]{1,64}@[^\\s@<>]{1,190}") ? null : address;
    }

    private static @Nullable String first(Message message, String header) throws MessagingException {
        var values = message.getHeader(header);
        return values == null || values.length == 0 ? null : values[0];
    }

    /** Goes through the parts once. */
    private static final class Reading {

        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<byte[]> enclosures = new ArrayList<>();

        String words() {
            return plain.isEmpty() ? LetterText.ofHtml(html.toString()) : LetterText.plain(plain.toString());
        }

        void part(Part part, int depth) throws MessagingException, IOException {
            if (depth > DEEPEST) {
                return;
            }
            switch (content(part)) {
                case Multipart parts -> {
                    for (int i = 0; i < parts.getCount(); i++) {
                        part(parts.getBodyPart(i), depth + 1);
                    }
                }
                case Message inner -> part(inner, depth + 1);
                case Object words -> leaf(part, words);
            }
        }

        /** Words in a character set that nobody knows are read as well as may be: the letter is not refused for it. */
        private static Object content(Part part) throws MessagingException, IOException {
            try {
                return part.getContent();
            } catch (UnsupportedEncodingException unknown) {
                try (var bytes = part.getInputStream()) {
                    return new String(bytes.readNBytes(LONGEST_WORDS), StandardCharsets.UTF_8);
                }
            }
        }

        private void leaf(Part part, Object content) throws MessagingException, IOException {
            boolean isEnclosed = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
            if (!isEnclosed && content instanceof String text) {
                var words = part.isMimeType("text/html") ? html : plain;
                words.append(LetterText.cut(text, LONGEST_WORDS)).append('\n');
            } else if (enclosures.size() < MOST_ENCLOSURES) {
                try (var stream = part.getInputStream()) {
                    var bytes = stream.readNBytes(LARGEST_PART + 1);
                    if (bytes.length <= LARGEST_PART) {
                        enclosures.add(bytes);
                    }
                }
            }
        }
    }
}
