package cn.hotline.ticket;

import cn.hotline.platform.QueryParameters;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a list of tickets is narrowed to; all given parts must hold. */
record TicketFilter(
        List<Status> status,
        @Nullable TicketType type,
        @Nullable Level level,
        @Nullable Channel channel,
        @Nullable String matter,
        @Nullable String unit,
        @Nullable String region,
        @Nullable Instant filedFrom,
        @Nullable Instant filedBefore,
        @Nullable String text,
        int limit,
        @Nullable String after) {

    private static final Set<String> NAMES = Set.of(
            "status",
            "type",
            "level",
            "channel",
            "matter",
            "unit",
            "region",
            "filedFrom",
            "filedBefore",
            "text",
            "limit",
            "after");

    static TicketFilter of(UriInfo uri) {
        var query = new QueryParameters(uri, NAMES);
        return new TicketFilter(
                query.allOf(Status.class, "status"),
                query.oneOf(TicketType.class, "type"),
                query.oneOf(Level.class, "level"),
                query.oneOf(Channel.class, "channel"),
                query.code("matter"),
                query.code("unit"),
                query.code("region"),
                query.instant("filedFrom"),
                query.instant("filedBefore"),
                query.text("text", 2, 60),
                query.integer("limit", 20, 1, 100),
                query.text("after", 1, 200));
    }

    boolean isWindow() {
        return filedFrom != null || filedBefore != null;
    }
}
