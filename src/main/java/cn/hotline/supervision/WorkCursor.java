package cn.hotline.supervision;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of a work list ended; opaque to clients. */
record WorkCursor(int rank, Instant dueAt, UUID id) {

    private static final int BYTES = 32;

    static WorkCursor of(Deadline last) {
        return new WorkCursor(last.rank, last.dueAt, last.id);
    }

    String text() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putInt(rank)
                .putLong(dueAt.getEpochSecond())
                .putInt(dueAt.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws Refusal 400 for what {@link #text} did not make */
    static @Nullable WorkCursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == BYTES) {
                int rank = bytes.getInt();
                var due = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
                return new WorkCursor(rank, due, new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
            // refused below
        }
        throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("after", "bad-cursor");
    }
}
