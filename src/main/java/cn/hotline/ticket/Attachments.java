package cn.hotline.ticket;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.media.MalformedMediaException;
import cn.hotline.platform.media.MediaCleaner;
import cn.hotline.platform.media.MediaKind;
import cn.hotline.platform.media.MediaSniffer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes uploads in: kind from the content, size limits by kind, photos freed of place, time and device. */
@Singleton
public final class Attachments {

    private static final int MIB = 1024 * 1024;
    private static final int HEAD = 64 * 1024;
    private static final int SWEEP = 1000;

    private final AttachmentStore store;
    private final Clock clock;
    private final TicketRules rules;

    Attachments(AttachmentStore store, Clock clock, TicketRules rules) {
        this.store = store;
        this.clock = clock;
        this.rules = rules;
    }

    /** An upload that has been received, checked and cleaned, and is not in the store yet. */
    public record Received(Path file, MediaKind kind, byte[] sha256) {}

    /** Something to download. */
    public record Download(Path file, String mimeType, String fileName) {}

    /**
     * Reads an upload to disk; belongs outside any transaction.
     *
     * @throws Refusal 415 for a kind that is not taken or a broken file, 413 for one too large
     */
    public Received receive(InputStream in) {
        Path file = null;
        try {
            file = store.incoming();
            return receive(in, file);
        } catch (IOException e) {
            discard(file);
            throw new UncheckedIOException(e);
        } catch (MalformedMediaException e) {
            discard(file);
            throw new Refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE, "media-broken");
        } catch (RuntimeException e) {
            discard(file);
            throw e;
        }
    }

    /** Belongs into the transaction of an idempotency key, or of whatever makes it once. */
    public TicketView.AttachmentView keep(UUID id, Received received, String uploader) {
        try {
            var attachment = new Attachment(
                    id, received.kind(), Files.size(received.file()), received.sha256(), uploader, clock.instant());
            store.put(attachment.id(), received.file());
            attachment.persist();
            return TicketView.AttachmentView.of(attachment.ref());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void discard(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // a file left behind in the folder of incoming uploads harms nobody
        }
    }

    /** @throws Refusal 404 unless the attachment belongs to this ticket */
    Download download(Ticket ticket, UUID id, boolean staff) {
        var ref = TicketView.attachmentsFor(ticket, staff)
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("not-found"));
        try {
            return new Download(store.get(id), ref.mimeType(), id + extension(ref.mimeType()));
        } catch (IOException e) {
            throw Refusal.notFound("attachment-gone");
        }
    }

    /** @throws Refusal 422 when one is unknown, somebody else's, or used already */
    List<AttachmentRef> claim(List<UUID> ids, UUID ticket, String uploader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        if (Attachment.claim(ids, ticket, uploader) != ids.size()) {
            throw Refusal.invalid("attachments", "attachment-unknown");
        }
        var byId = Attachment.ofTicket(ids, ticket);
        return ids.stream()
                .flatMap(id -> byId.stream().filter(a -> a.id().equals(id)))
                .map(Attachment::ref)
                .toList();
    }

    /** Uploads that no ticket named in time are deleted; safe on any number of nodes. */
    @Scheduled(every = "1h", delayed = "5m", identity = "attachment-sweep")
    void sweep() {
        var before = clock.instant().minus(rules.uploadKept());
        QuarkusTransaction.requiringNew().run(() -> {
            for (var id : Attachment.unclaimedBefore(before, clock.instant(), SWEEP)) {
                if (Attachment.delete("id = ?1 and ticketId is null", id) == 1) {
                    remove(id);
                }
            }
        });
    }

    private void remove(UUID id) {
        try {
            store.delete(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Received receive(InputStream in, Path file) throws IOException {
        var digest = sha256();
        byte[] head = in.readNBytes(HEAD);
        var kind = MediaSniffer.sniff(head)
                .orElseThrow(() -> new Refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE, "media-kind"));
        long limit = limit(kind.group());
        if (kind.group() == MediaKind.Group.PHOTO) {
            byte[] rest = in.readNBytes((int) limit - head.length + 1);
            demandSize(head.length + (long) rest.length, limit);
            byte[] whole = new byte[head.length + rest.length];
            System.arraycopy(head, 0, whole, 0, head.length);
            System.arraycopy(rest, 0, whole, head.length, rest.length);
            byte[] clean = MediaCleaner.clean(kind, whole);
            Files.write(file, clean);
            return new Received(file, kind, digest.digest(clean));
        }
        try (var out = Files.newOutputStream(file)) {
            long total = 0;
            for (byte[] part = head; part.length > 0; part = in.readNBytes(HEAD)) {
                demandSize(total += part.length, limit);
                digest.update(part);
                out.write(part);
            }
        }
        return new Received(file, kind, digest.digest());
    }

    private static void demandSize(long bytes, long limit) {
        if (bytes > limit) {
            throw new Refusal(ProblemType.TOO_LARGE, "media-too-large", limit / MIB);
        }
    }

    private static long limit(MediaKind.Group group) {
        return switch (group) {
            case PHOTO -> 10L * MIB;
            case AUDIO, DOCUMENT -> 20L * MIB;
            case VIDEO -> 100L * MIB;
        };
    }

    private static String extension(String mimeType) {
        for (var kind : MediaKind.values()) {
            if (kind.mimeType().equals(mimeType)) {
                return "." + kind.extension();
            }
        }
        return "";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
