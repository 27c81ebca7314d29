package cn.hotline.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One notice and what became of it.
 *
 * @param reason the gateway's code or a word of ours
 * @param segments as it was charged
 * @param costMilli thousandths of a yuan
 * @param maybeTwice the citizen may have got it twice
 * @param nextAt when it is tried (again), while it waits
 */
public record NoticeView(
        UUID id,
        NoticeEvent event,
        NoticeState state,
        @Nullable String reason,
        int tries,
        @Nullable String gateway,
        @Nullable Integer templateVersion,
        @Nullable Integer segments,
        @Nullable Integer costMilli,
        boolean maybeTwice,
        Instant createdAt,
        @Nullable Instant nextAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt) {

    static NoticeView of(Notice notice) {
        boolean waits = notice.state == NoticeState.CREATED || notice.state == NoticeState.FAILED_TEMPORARY;
        return new NoticeView(
                notice.id,
                notice.event,
                notice.state,
                notice.reason,
                notice.tries,
                notice.gateway,
                notice.templateVersion,
                notice.segments,
                notice.costMilli,
                notice.maybeTwice,
                notice.createdAt,
                waits ? notice.nextAt : null,
                notice.sentAt,
                notice.endedAt);
    }
}
