package cn.hotline.channel.mail;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Fetches letters by IMAP. A letter counts as read once its row is written, not before; nodes may fetch at the same time, since the
 * row is written once.
 */
@Singleton
class Mailbox {

    private static final Logger LOG = Logger.getLogger(Mailbox.class);

    /** Letters at one time. */
    private static final int MOST = 50;

    /** Bytes; what is larger is marked for a person to look at. */
    private static final int LARGEST = 40 * 1024 * 1024;

    private final MailServers servers;
    private final Letters letters;

    Mailbox(MailServers servers, Letters letters) {
        this.servers = servers;
        this.letters = letters;
    }

    @Scheduled(
            every = "1m",
            delayed = "1m",
            identity = "mailbox",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fetch() {
        if (!servers.canFetch()) {
            return;
        }
        try (var store = servers.mailbox();
                var folder = store.getFolder(servers.folder())) {
            folder.open(Folder.READ_WRITE);
            var some = some(folder);
            var wanted = new FetchProfile();
            wanted.add(FetchProfile.Item.ENVELOPE);
            wanted.add(FetchProfile.Item.SIZE);
            wanted.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(some, wanted);
            for (var message : some) {
                take(message);
            }
        } catch (MessagingException e) {
            LOG.warnf("The mailbox can't be read: %s", e.getClass().getSimpleName());
        }
    }

    /** Those that failed before, which are flagged, come last: they must not keep new ones waiting. */
    private static Message[] some(Folder folder) throws MessagingException {
        var unseen = new FlagTerm(new Flags(Flags.Flag.SEEN), false);
        var flagged = new Flags(Flags.Flag.FLAGGED);
        return Stream.of(
                        folder.search(new AndTerm(unseen, new FlagTerm(flagged, false))),
                        folder.search(new AndTerm(unseen, new FlagTerm(flagged, true))))
                .flatMap(Arrays::stream)
                .limit(MOST)
                .toArray(Message[]::new);
    }

    /** One that fails stays unread, flagged for a person to look at, and is tried again; others go on. */
    private void take(Message message) throws FolderClosedException {
        try {
            if (message.getSize() > LARGEST) {
                message.setFlag(Flags.Flag.FLAGGED, true);
            } else {
                letters.take(message);
            }
            message.setFlag(Flags.Flag.SEEN, true);
        } catch (FolderClosedException gone) {
            throw gone;
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.errorf("A letter could not be taken in: %s", e.getClass().getName());
            flag(message);
        }
    }

    private static void flag(Message message) {
        try {
            message.setFlag(Flags.Flag.FLAGGED, true);
        } catch (MessagingException e) {
            LOG.warnf("A letter can't be flagged: %s", e.getClass().getSimpleName());
        }
    }
}
