package cn.hotline.ticket;

import cn.hotline.platform.Idempotency.Done;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
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
        return ifNoneMatch != null && names(ifNoneMatch, tag(view))
                ? Response.notModified().header("ETag", tag(view)).build()
                : ok(view);
    }

    public static Done created(TicketView view) {
        return Done.created(view, view.version());
    }

    /** As RFC 9110 §13.1.2 compares: any tag of a list, weak or not, or the star. */
    private static boolean names(String header, String tag) {
        return header.equals("*")
                || Pattern.compile(",")
                        .splitAsStream(header)
                        .map(String::strip)
                        .anyMatch(t -> t.equals(tag) || t.equals("W/" + tag));
    }

    private static String tag(TicketView view) {
        return "\"" + view.version() + "\"";
    }
}
