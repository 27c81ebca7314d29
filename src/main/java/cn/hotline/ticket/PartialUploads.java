package cn.hotline.ticket;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.RateLimits;
import cn.hotline.platform.Refusal;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Attachments that arrive in parts, through connections that break (断点续传). How much is there is a number in the database, moved
 * slice by slice in the transaction that writes the slice: any node goes on where another stopped, and of two who send the same part
 * one is told where it really stands. What is whole goes the way of every upload.
 */
@Singleton
public final class PartialUploads {

    /** No kind of attachment is larger. */
    public static final long LARGEST = 100L * 1024 * 1024;

    private static final int SLICE = 1024 * 1024;

    private final UploadRows rows;
    private final TicketRules rules;
    private final RateLimits limits;
    private final Attachments attachments;
    private final AttachmentStore store;

    PartialUploads(
            UploadRows rows, TicketRules rules, RateLimits limits, Attachments attachments, AttachmentStore store) {
        this.rows = rows;
        this.rules = rules;
        this.limits = limits;
        this.attachments = attachments;
        this.store = store;
    }

    /** Whose upload: only the same client goes on with it. The id is that of the attachment as well. */
    public record Key(UUID id, String client) {}

    /**
     * How it stands.
     *
     * @param bytes how many there will be
     * @param received how many are there, safely
     * @param completed whether it is an attachment now
     */
    public record Standing(UUID id, long bytes, long received, boolean completed, Instant expiresAt) {}

    /** @throws Refusal 409 when this caller has too many under way, 413 for what no kind of attachment may have */
    public Standing open(long bytes, String client, String limitedAs) {
        if (bytes > LARGEST) {
            throw new Refusal(ProblemType.TOO_LARGE, "media-too-large", LARGEST / 1024 / 1024);
        }
        limits.upload(limitedAs);
        var key = new Key(UuidVersion7Strategy.INSTANCE.generateUuid(null), client);
        if (!rows.open(key, bytes, limitedAs)) {
            throw new Refusal(ProblemType.REFUSED, "too-many-uploads", rules.openUploads());
        }
        return rows.find(key);
    }

    /** Also completes what was whole when a node died. @throws Refusal 404 for another's, 415 or 413 for what is not taken */
    public Standing standing(Key key) {
        var standing = rows.find(key);
        if (standing.completed() || standing.received() < standing.bytes()) {
            return standing;
        }
        complete(key);
        return rows.find(key);
    }

    /**
     * Takes in what comes until the connection ends, well or badly: what came is kept.
     *
     * @throws Refusal 409 when {@code offset} is not where it stands, 413 for more bytes than were announced, else as {@link #standing}
     */
    public Standing append(Key key, long offset, InputStream in) {
        var standing = rows.find(key);
        demandPlace(standing.received() == offset);
        var slice = new byte[SLICE];
        long at = offset;
        for (boolean more = true; more; ) {
            int filled = fill(slice, in);
            more = filled == SLICE;
            if (at + filled > standing.bytes()) {
                throw new Refusal(ProblemType.TOO_LARGE, "upload-longer");
            }
            if (filled > 0) {
                long place = at;
                demandPlace(rows.advance(key.id(), at, filled, () -> write(key.id(), place, slice, filled)));
            }
            at += filled;
        }
        return standing(key);
    }

    public void abandon(Key key) {
        rows.find(key);
        drop(key.id());
    }

    /** What nobody went on with is deleted; safe on any number of nodes. */
    @Scheduled(every = "1h", delayed = "6m", identity = "upload-sweep")
    void sweep() {
        rows.dropOld().forEach(store::forget);
    }

    private static void demandPlace(boolean inPlace) {
        if (!inPlace) {
            throw new Refusal(ProblemType.REFUSED, "upload-misplaced");
        }
    }

    /** Until the slice is full or nothing more comes. */
    private static int fill(byte[] slice, InputStream in) {
        int filled = 0;
        try {
            int read = in.read(slice, 0, slice.length);
            while (read > 0) {
                filled += read;
                read = filled == slice.length ? 0 : in.read(slice, filled, slice.length - filled);
            }
        } catch (IOException broken) {
            // what came before is as good as any
        }
        return filled;
    }

    private void write(UUID id, long offset, byte[] slice, int length) {
        try {
            store.write(id, offset, slice, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void complete(Key key) {
        try (var whole = store.read(key.id())) {
            var received = attachments.receive(whole);
            try {
                rows.complete(key.id(), () -> attachments.keep(key.id(), received, key.client()));
            } finally {
                attachments.discard(received.file());
            }
            store.forget(key.id());
        } catch (Refusal notTaken) {
            drop(key.id());
            throw notTaken;
        } catch (NoSuchFileException completedElsewhere) {
            // its row says so by now
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drop(UUID id) {
        rows.drop(id);
        store.forget(id);
    }
}
