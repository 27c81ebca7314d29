package cn.hotline.channel.mail;

import cn.hotline.access.Caller;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Gist;
import cn.hotline.channel.Submission.ReporterInput;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Attachments;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Filed;
import cn.hotline.ticket.Reporter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Takes in each letter that a person wrote, once: what answers a message of ours belongs to the ticket that one was about; anything else is
 * a ticket, under the number they give or else anonymous.
 */
@Singleton
class Letters {

    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(?:\\+?86[- ]?)?(1[3-9]\\d{9})(?!\\d)");
    private static final int LONGEST_TITLE = 100;

    private final LetterRows rows;
    private final LetterThreads threads;
    private final Doors doors;
    private final Attachments attachments;
    private final Vault vault;
    private final MailConfig config;

    Letters(
            LetterRows rows,
            LetterThreads threads,
            Doors doors,
            Attachments attachments,
            Vault vault,
            MailConfig config) {
        this.rows = rows;
        this.threads = threads;
        this.doors = doors;
        this.attachments = attachments;
        this.vault = vault;
        this.config = config;
    }

    void take(Message message) throws MessagingException, IOException {
        byte[] id = vault.keyedHash("letter", Letter.id(message));
        if (QuarkusTransaction.requiringNew().call(() -> rows.isKnown(id))) {
            return;
        }
        var letter = Letter.read(message, config.checkedBy().orElse(null));
        byte[] sender = letter.sender() == null
                ? null
                : vault.keyedHash("letter-sender", letter.sender().toLowerCase(Locale.ROOT));
        if (sender == null || letter.text().isBlank() && letter.subject().isBlank()) {
            QuarkusTransaction.requiringNew().run(() -> rows.ignored(id, sender));
            return;
        }
        take(new LetterRows.Known(id, sender), letter);
    }

    private void take(LetterRows.Known known, Letter letter) {
        var enclosed = received(letter.enclosures());
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (!rows.isNew(known)) {
                    return;
                }
                if (rows.areTooMany(known, config.perDay())) {
                    rows.tooMany(known, String.valueOf(letter.sender()));
                    return;
                }
                var number = threads.ticket(known, letter);
                if (number.isPresent()) {
                    follow(known, letter, number.get(), enclosed);
                } else {
                    file(known, letter, enclosed);
                }
            });
        } finally {
            enclosed.forEach(one -> attachments.discard(one.file()));
        }
    }

    private void follow(LetterRows.Known known, Letter letter, String number, List<Attachments.Received> enclosed) {
        var writer = new Caller.Correspondent(client(known), number);
        if (threads.isOpen(writer)) {
            threads.add(writer, words(letter), kept(enclosed, writer.client()));
            rows.added(known, number, String.valueOf(letter.sender()));
        } else {
            rows.ended(known, number, String.valueOf(letter.sender()));
        }
    }

    private void file(LetterRows.Known known, Letter letter, List<Attachments.Received> enclosed) {
        var client = client(known);
        Filed filed = doors.fileWithin(filing(client), gist(letter, kept(enclosed, client)));
        rows.filed(known, filed, String.valueOf(letter.sender()));
    }

    private static String client(LetterRows.Known known) {
        return "mail:" + HexFormat.of().formatHex(known.sender(), 0, 16);
    }

    private List<UUID> kept(List<Attachments.Received> enclosed, String client) {
        return enclosed.stream()
                .map(one -> {
                    var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
                    attachments.keep(id, one, client);
                    return id;
                })
                .toList();
    }

    /** What is no photo, recording, video or PDF is left out: signatures, calendars, programs. */
    private List<Attachments.Received> received(List<byte[]> enclosures) {
        var received = new ArrayList<Attachments.Received>();
        for (var content : enclosures) {
            try {
                received.add(attachments.receive(new ByteArrayInputStream(content)));
            } catch (Refusal notTaken) {
                // the letter is worth as much without it
            }
        }
        return received;
    }

    private static Doors.Filing filing(String client) {
        var origin = new Action.Origin(Channel.EMAIL, client, null, null, null);
        return new Doors.Filing(new Caller.Anonymous(), origin, null, "", Messages.accepting(null));
    }

    static Gist gist(Letter letter, List<UUID> attachments) {
        var text = words(letter);
        var title = letter.subject().isBlank() ? text.lines().findFirst().orElse(text) : letter.subject();
        var phone = phone(letter.text());
        var reporter = phone == null
                ? new ReporterInput(Reporter.Kind.ANONYMOUS, null, null)
                : new ReporterInput(Reporter.Kind.NAMED, null, phone);
        return new Gist(
                null,
                null,
                LetterText.cut(title.strip(), LONGEST_TITLE),
                text,
                Map.of(),
                null,
                reporter,
                null,
                attachments);
    }

    private static String words(Letter letter) {
        return letter.text().isBlank() ? letter.subject() : letter.text();
    }

    /** The only mobile number in the words; of several nobody knows whose they are. */
    private static @Nullable String phone(String text) {
        var found = MOBILE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }
}
