package cn.hotline.platform;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a keyset-paged list; {@code next} is absent on the last page. */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int MAX_LIMIT = 100;

    /** Cuts a page out of {@code limit + 1} rows: the extra row only tells that there is more. */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, UUID> key, Function<R, T> view) {
        boolean more = rows.size() > limit;
        var kept = more ? rows.subList(0, limit) : rows;
        return new Page<>(kept.stream().map(view).toList(), more ? cursor(key.apply(kept.getLast())) : null);
    }

    /** Opaque to the client: the key of the last row of a page. */
    public static String cursor(UUID key) {
        var bytes =
                ByteBuffer.allocate(16).putLong(key.getMostSignificantBits()).putLong(key.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws Refusal 400 when the cursor was not made by {@link #cursor} */
    public static @Nullable UUID key(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == 16) {
                return new UUID(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below
        }
        throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("after", "bad-cursor");
    }
}
