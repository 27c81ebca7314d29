package cn.hotline.appointment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An appeal with its words, for who made it and for who decides. */
public record AppealView(
        UUID id,
        UUID booking,
        String number,
        String service,
        Instant startsAt,
        Appeal.State state,
        String text,
        @Nullable String answer,
        Instant madeAt,
        @Nullable Instant decidedAt) {

    @Override
    public String toString() {
        return "AppealView[" + number + "]";
    }
}
