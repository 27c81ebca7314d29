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

    /** Of a list whose rows are in no state. */
    public record Plain(int limit, @Nullable UUID after) {

        /** Of {@code limit} and {@code after}. @throws Refusal as {@link Paging#of} */
        public static Plain of(UriInfo uri) {
            return of(new QueryParameters(uri, Set.of("limit", "after")));
        }

        private static Plain of(QueryParameters query) {
            return new Plain(query.integer("limit", 20, 1, Page.MAX_LIMIT), Page.key(query.text("after", 1, 200)));
        }
    }

    /** Of {@code state}, {@code limit} and {@code after}. @throws Refusal 400 for other parameters, and for what they cannot be */
    public static <S extends Enum<S>> Paging<S> of(UriInfo uri, Class<S> type) {
        var query = new QueryParameters(uri, Set.of("state", "limit", "after"));
        var state = query.oneOf(type, "state");
        var plain = Plain.of(query);
        return new Paging<>(state, plain.limit(), plain.after());
    }
}
