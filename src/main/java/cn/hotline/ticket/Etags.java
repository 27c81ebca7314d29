package cn.hotline.ticket;

import cn.hotline.platform.Idempotency.Done;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers that carry a ticket's version. */
public final class Etags {

    private Etags() {}

    public static Response ok(TicketView view) {
        return Response.ok(view)
                .header("ETag", tag(view))
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept-Language, Authorization, Track-Code")
                .build();
    }

    /** 304 when the caller has this version already. */
    public static Response read(TicketView view, @Nullable String ifNoneMatch) {
        return tag(view).equals(ifNoneMatch)
                ? Response.notModified().header("ETag", tag(view)).build()
                : ok(view);
    }

    public static Done created(TicketView view) {
        return Done.created(view, view.version());
    }

    private static String tag(TicketView view) {
        return "\"" + view.version() + "\"";
    }
}
