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
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Makes one ticket of each letter that a person wrote: under the number they give, else anonymous. */
@Singleton
class Letters {

    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(?:\\+?86[- ]?)?(1[3-9]\\d{9})(?!\\d)");
    private static final int LONGEST_TITLE = 100;

    private final LetterRows rows;
    private final Doors doors;
    private final Attachments attachments;
    private final Vault vault;

    Letters(LetterRows rows, Doors doors, Attachments attachments, Vault vault) {
        this.rows = rows;
        this.doors = doors;
        this.attachments = attachments;
        this.vault = vault;
    }

    void take(Message message) throws MessagingException, IOException {
        byte[] id = vault.keyedHash("letter", Letter.id(message));
        if (QuarkusTransaction.requiringNew().call(() -> rows.isKnown(id))) {
            return;
        }
        var letter = Letter.read(message);
        byte[] sender = letter.sender() == null ? null : vault.keyedHash("letter-sender", letter.sender());
        if (sender == null || letter.text().isBlank() && letter.subject().isBlank()) {
            QuarkusTransaction.requiringNew().run(() -> rows.ignored(id, sender));
            return;
        }
        file(new LetterRows.Known(id, sender), letter);
    }

    private void file(LetterRows.Known known, Letter letter) {
        var client = "mail:" + HexFormat.of().formatHex(known.sender(), 0, 16);
        var enclosed = received(letter.enclosures());
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (!rows.isNew(known)) {
                    return;
                }
                var ids = enclosed.stream().map(one -> kept(one, client)).toList();
                Filed filed = doors.fileWithin(filing(client), gist(letter, ids));
                rows.filed(known, filed, String.valueOf(letter.sender()));
            });
        } finally {
            enclosed.forEach(one -> attachments.discard(one.file()));
        }
    }

    private UUID kept(Attachments.Received one, String client) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        attachments.keep(id, one, client);
        return id;
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
        var text = letter.text().isBlank() ? letter.subject() : letter.text();
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
