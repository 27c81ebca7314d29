package cn.hotline.platform;

import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for, of things that are in a state.
 *
 * @param state any when it is left out
 * @param after the last row of the page before
 */
public record Paging<S extends Enum<S>>(
        @Nullable S state, int limit, @Nullable UUID after) {

    /** Of {@code state}, {@code limit} and {@code after}. @throws Refusal 400 for other parameters, and for what they cannot be */
    public static <S extends Enum<S>> Paging<S> of(UriInfo uri, Class<S> type) {
        var query = new QueryParameters(uri, Set.of("state", "limit", "after"));
        return new Paging<>(
                query.oneOf(type, "state"),
                query.integer("limit", 20, 1, Page.MAX_LIMIT),
                Page.key(query.text("after", 1, 200)));
    }
}
