package cn.hotline.ticket;

import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.RateLimits;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
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
                        var view = attachments.keep(received, client);
                        return new Done(201, view, null, null);
                    })
                    .response();
        } finally {
            attachments.discard(received.file());
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
