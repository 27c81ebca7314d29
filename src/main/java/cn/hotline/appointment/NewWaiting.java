package cn.hotline.appointment;

import cn.hotline.ticket.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody wants to wait for: any slot that begins from the earliest to the latest time, of one day. */
record NewWaiting(
        String hall,
        String service,
        Instant earliest,
        Instant latest,
        Visitor visitor,
        Channel channel,
        @Nullable String matter,
        @Nullable String ticket) {}
