package cn.hotline.notice;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice whose time has come.
 *
 * @param number keyed hash of the phone, in hexadecimal
 * @param content null when it can't be read any more
 */
record Due(
        UUID id,
        NoticeEvent event,
        String number,
        Notices.@Nullable Sealed content,
        boolean vouched,
        String extension,
        Instant nextAt,
        Instant expiresAt,
        Past past) {

    static final String THROTTLED = Answer.Fault.THROTTLED.name();

    /**
     * What was tried before.
     *
     * @param gateway of the last try
     * @param inDoubt nobody knows what became of the last try
     */
    record Past(
            int tries, @Nullable String gateway, @Nullable String reason, Set<String> passedOver, boolean inDoubt) {

        /** A gateway that has had too much for a number is not to be got round by another. */
        boolean isThrottled() {
            return THROTTLED.equals(reason);
        }
    }

    @Override
    public String toString() {
        return "Due[" + id + ", " + event + "]";
    }
}
