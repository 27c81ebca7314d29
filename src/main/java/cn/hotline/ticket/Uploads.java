package cn.hotline.ticket;

import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.RateLimits;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** The one way in for attachments, whatever the door. */
@Singleton
public final class Uploads {

    private final Attachments attachments;
    private final Idempotency idempotency;
    private final RateLimits limits;

    Uploads(Attachments attachments, Idempotency idempotency, RateLimits limits) {
        this.attachments = attachments;
        this.idempotency = idempotency;
        this.limits = limits;
    }

    /** @param client whose upload it is; only the same client can name it in a ticket */
    public Response upload(InputStream content, String client, @Nullable String key, String limitedAs) {
        limits.upload(limitedAs);
        var received = attachments.receive(content);
        try {
            return idempotency
                    .once(new Once(client, key, "upload", received.sha256()), () -> {
                        var view = attachments.keep(UuidVersion7Strategy.INSTANCE.generateUuid(null), received, client);
                        return new Done(201, view, null, null);
                    })
                    .response();
        } finally {
            attachments.discard(received.file());
        }
    }

    /**
     * Lets uploads wait longer than others to be named in a ticket, such as those of a draft; in the caller's transaction.
     *
     * @throws Refusal 422 when one is unknown, somebody else's, or used already
     */
    public void retain(List<UUID> ids, String client, Instant until) {
        if (!ids.isEmpty() && Attachment.retain(ids, client, until) != ids.size()) {
            throw Refusal.invalid("attachments", "attachment-unknown");
        }
    }

    static Response download(Attachments.Download download) {
        return Response.ok(download.file().toFile(), download.mimeType())
                .header("Content-Disposition", "attachment; filename=\"" + download.fileName() + "\"")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
