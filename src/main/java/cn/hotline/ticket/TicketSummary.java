package cn.hotline.ticket;

import cn.hotline.platform.Messages;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a list. */
public record TicketSummary(
        String number,
        Status status,
        String statusText,
        TicketType type,
        Level level,
        Channel channel,
        String title,
        TicketView.@Nullable Named matter,
        TicketView.@Nullable Named unit,
        @Nullable String region,
        @Nullable Outcome outcome,
        int urges,
        Instant filedAt,
        Instant updatedAt,
        int version) {

    /** The columns a line needs, as {@link TicketQuery} selects them. */
    record Row(
            UUID id,
            String number,
            Status status,
            TicketType type,
            Level level,
            Channel channel,
            String title,
            @Nullable String matter,
            @Nullable String matterName,
            @Nullable String unit,
            @Nullable String unitName,
            @Nullable String region,
            @Nullable Outcome outcome,
            int urges,
            Instant filedAt,
            Instant updatedAt,
            int seq) {

        TicketSummary summary(boolean staff, Messages messages) {
            boolean isOver = status == Status.REPLIED || status == Status.CLOSED || status == Status.ARCHIVED;
            return new TicketSummary(
                    number,
                    TicketView.statusFor(status, staff),
                    TicketView.statusText(status, staff, messages),
                    type,
                    level,
                    channel,
                    title,
                    matter == null || matterName == null ? null : new TicketView.Named(matter, matterName),
                    unit == null || unitName == null ? null : new TicketView.Named(unit, unitName),
                    region,
                    staff || isOver ? outcome : null,
                    urges,
                    filedAt,
                    updatedAt,
                    seq);
        }
    }
}
